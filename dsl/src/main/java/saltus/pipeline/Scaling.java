package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * What stands between a network and its design: how its input and output are scaled, how it is told the length of a step,
 * and the deviation of the path's noise. Training and sampling share it (framework, C9 and C15).
 */
public interface Scaling {
    /** The network as it is, noise of deviation 1. */
    Scaling NONE = constant(1, 1);

    /** Deviation of the path's noise. */
    double noise();

    /** What the network sees of z [rows, ..] at t [rows]. */
    Tensor input(Tensor z, Tensor t);

    /** What an output [rows, ..] stands for, at z [rows, ..] and t [rows]: affine in the output. */
    Tensor output(Tensor output, Tensor z, Tensor t);

    /** The end r [rows] that the network is told for a step from t. */
    default Tensor end(Tensor r, Tensor t) {
        return r;
    }

    /** The network as the design sees it. */
    default Network around(Network bare) {
        return new ScaledNetwork(bare, this);
    }

    /** The network sees z / deviation, its output is multiplied by a factor; see {@link saltus.Preconditioning}. */
    static Scaling constant(double deviation, double output) {
        return new ConstantScaling(deviation, output);
    }

    /** The network sees z / sqrt(sigma(t)^2 + deviation^2); see {@link saltus.EdmPreconditioning}. */
    static Scaling edm(Path path, double deviation) {
        return new EdmScaling(path, deviation);
    }

    /** This scaling of a network that says where data are; see {@link saltus.DataHead}. */
    default Scaling ofData(double floor) {
        return new DataScaling(this, floor);
    }

    /** This scaling with steps told by their level of {@code levels}; see {@link saltus.StepByLevel}. */
    default Scaling byLevel(int levels) {
        return new LevelScaling(this, levels);
    }
}
