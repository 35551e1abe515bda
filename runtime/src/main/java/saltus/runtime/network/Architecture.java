package saltus.runtime.network;

import java.util.List;
import saltus.graph.GraphException;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;

/** A network without its numbers: which weights it has and what it computes with them. */
public interface Architecture {
    /** How the network is named on the command line and in checkpoints; equal names mean equal weights. */
    String name();

    /** Shape of one sample. */
    Shape sample();

    /** Number of classes K; label K stands for none. */
    int classes();

    /** Every weight, in the order in which lists of them are kept. */
    List<Weight> weights();

    /**
     * The output F(z, r, t, y), shaped as z.
     *
     * @param weights the numbers, by name
     * @param z noisy samples [rows, ..]
     * @param r end times [rows]
     * @param t start times [rows]
     * @param condition labels [rows], and guidance where the recipe gives it
     */
    Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition);

    /** How many numbers of guidance it reads: 0, 1 for omega, 3 with a window; see {@link saltus.GuidanceInput}. */
    default int guidanceInputs() {
        return 0;
    }

    /** True if there is a head for {@link #velocity}. */
    default boolean velocityHead() {
        return false;
    }

    /**
     * The velocity at t as a second output says it, shaped as z; what it shares with {@link #forward} is computed once. See {@link
     * saltus.VelocityHead}.
     *
     * @param weights the numbers, by name
     * @param z noisy samples [rows, ..]
     * @param r end times [rows]
     * @param t start times [rows]
     * @param condition as for the output
     * @throws GraphException if there is no such head
     */
    default Tensor velocity(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        throw new GraphException("the network " + name() + " has no velocity head");
    }

    /** True if there is a head for {@link #logVariance}. */
    default boolean logVariance() {
        return false;
    }

    /**
     * The logarithm of the loss that the network expects [rows]; see {@link saltus.VariationalWeight}.
     *
     * @param weights the numbers, by name
     * @param r end times [rows]
     * @param t start times [rows]
     * @param seesEnd true if it depends on r, too
     * @throws GraphException if there is no head for it
     */
    default Tensor logVariance(Weights weights, Tensor r, Tensor t, boolean seesEnd) {
        throw new GraphException("the network " + name() + " has no log-variance head");
    }

    /** Trained numbers in all. */
    default long parameters() {
        return weights().stream()
                .filter(Weight::trained)
                .mapToLong(Weight::size)
                .sum();
    }
}
