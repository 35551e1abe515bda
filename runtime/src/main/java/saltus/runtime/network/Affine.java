package saltus.runtime.network;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Options;

/**
 * F(z, r, t) = gain(t, r) z + offset(t, r) in every coordinate, both from a small perceptron of the times: on normal data
 * with independent coordinates what every design has to learn is of this form (framework, 7.3), so that what is left of an
 * error is the design's own. Labels are not read.
 *
 * @param dimension d, the length of a sample
 * @param extras what it says besides; guidance is not read, as labels are not
 */
public record Affine(int dimension, Extras extras) implements Architecture {
    private static final int WIDTH = 64;

    @Override
    public String name() {
        return "affine " + dimension + extras.text();
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    /** 0: labels are not read. */
    @Override
    public int classes() {
        return 0;
    }

    @Override
    public boolean logVariance() {
        return extras.logVariance();
    }

    @Override
    public boolean velocityHead() {
        return extras.velocity();
    }

    private List<String> heads() {
        return extras.velocity()
                ? List.of("gain", "offset", "velocity_gain", "velocity_offset")
                : List.of("gain", "offset");
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        all.addAll(Weight.linear("t_embedder", Depth.EDGE, TimeFeatures.GENTLE, WIDTH));
        all.addAll(Weight.linear("r_embedder", Depth.EDGE, TimeFeatures.GENTLE, WIDTH));
        all.addAll(Weight.linear("hidden", Depth.HIDDEN, WIDTH, WIDTH));
        for (String head : heads()) {
            all.add(Weight.of(head + ".weight", Depth.EDGE, new Initial.Zero(), dimension, WIDTH));
            all.add(Weight.of(head + ".bias", Depth.EDGE, new Initial.Zero(), dimension));
        }
        if (extras.logVariance()) {
            all.addAll(LogVarianceHead.weights());
        }
        return all;
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        Tensor hidden = hidden(weights, r, t);
        return weights.project("gain", hidden).times(z).plus(weights.project("offset", hidden));
    }

    @Override
    public Tensor velocity(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        Tensor hidden = hidden(weights, r, t);
        return weights.project("velocity_gain", hidden).times(z).plus(weights.project("velocity_offset", hidden));
    }

    private static Tensor hidden(Weights weights, Tensor r, Tensor t) {
        Tensor times = weights.project("t_embedder", TimeFeatures.gentle(t))
                .plus(weights.project("r_embedder", TimeFeatures.gentle(t.minus(r))));
        return weights.project("hidden", times.silu()).silu();
    }

    @Override
    public Tensor logVariance(Weights weights, Tensor r, Tensor t, boolean seesEnd) {
        return LogVarianceHead.of(weights, r, t, seesEnd);
    }

    /** How it is had by name. */
    @AutoService(ArchitectureFamily.class)
    public static final class Family implements ArchitectureFamily {
        @Override
        public String name() {
            return "affine";
        }

        @Override
        public String summary() {
            return "affine in the points, as exact maps of normal data are";
        }

        @Override
        public Set<DataSet.Kind> kinds() {
            return EnumSet.of(DataSet.Kind.POINTS);
        }

        @Override
        public Architecture make(Options options, Task task) {
            return new Affine(task.channels(), new Extras(0, task.logVariance(), task.velocityHead()));
        }
    }
}
