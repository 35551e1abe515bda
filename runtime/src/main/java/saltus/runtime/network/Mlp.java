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
 * A residual perceptron for points in R^d, conditioned on t, t - r, a label and guidance. The times enter through low harmonics, so
 * that derivatives in time stay of the size of the function (framework, C38), and points through waves of their own scale
 * ({@link PointFeatures}).
 *
 * @param dimension d, the length of a sample
 * @param width of the hidden layers
 * @param depth residual blocks
 * @param classes number of classes K
 * @param extras what it reads and says besides
 */
public record Mlp(int dimension, int width, int depth, int classes, Extras extras) implements Equipped {
    @Override
    public String name() {
        return "mlp:" + width + "x" + depth + " " + dimension + " classes " + classes + extras.text();
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        all.addAll(Weight.linear("z_embedder", Depth.EDGE, PointFeatures.count(dimension), width));
        all.addAll(Weight.linear("t_embedder", Depth.EDGE, TimeFeatures.GENTLE, width));
        all.addAll(Weight.linear("r_embedder", Depth.EDGE, TimeFeatures.GENTLE, width));
        all.add(Weight.of(
                "y_embedder.embedding_table.weight", Depth.EDGE, new Initial.Normal(0.02), classes + 1, width));
        for (String number : extras.numbers()) {
            all.addAll(Weight.linear(number + "_embedder", Depth.EDGE, TimeFeatures.GENTLE, width));
        }
        for (int i = 0; i < depth; i++) {
            all.addAll(Weight.linear("blocks." + i + ".condition", Depth.HIDDEN, width, width));
            all.addAll(Weight.linear("blocks." + i + ".fc1", Depth.HIDDEN, width, width));
            all.addAll(Weight.linear("blocks." + i + ".fc2", Depth.HIDDEN, width, width));
        }
        all.add(Weight.of("final_layer.weight", Depth.EDGE, new Initial.Zero(), dimension, width));
        all.add(Weight.of("final_layer.bias", Depth.EDGE, new Initial.Zero(), dimension));
        if (extras.velocity()) {
            all.addAll(Weight.linear("velocity_layer", Depth.EDGE, new Initial.Zero(), width, dimension));
        }
        if (extras.logVariance()) {
            all.addAll(LogVarianceHead.weights());
        }
        return all;
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return weights.project("final_layer", hidden(weights, z, r, t, condition));
    }

    @Override
    public Tensor velocity(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return weights.project("velocity_layer", hidden(weights, z, r, t, condition));
    }

    private Tensor hidden(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        Tensor told = weights.project("t_embedder", TimeFeatures.gentle(t))
                .plus(weights.project("r_embedder", TimeFeatures.gentle(t.minus(r))))
                .plus(weights.get("y_embedder.embedding_table.weight").gather(condition.labels()));
        for (String number : extras.numbers()) {
            told = told.plus(
                    weights.project(number + "_embedder", TimeFeatures.gentle(extras.number(condition, number))));
        }
        told = told.silu();
        Tensor h = weights.project("z_embedder", PointFeatures.of(z));
        for (int i = 0; i < depth; i++) {
            String block = "blocks." + i;
            Tensor inner = weights.project(block + ".fc1", h.silu()).plus(weights.project(block + ".condition", told));
            h = h.plus(weights.project(block + ".fc2", inner.silu()));
        }
        return h.silu();
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
            return "mlp";
        }

        @Override
        public String form() {
            return "mlp:WIDTHxDEPTH";
        }

        @Override
        public String summary() {
            return "a residual perceptron for points (64x3 unless told)";
        }

        @Override
        public int usualPlace() {
            return 1;
        }

        @Override
        public Set<DataSet.Kind> kinds() {
            return EnumSet.of(DataSet.Kind.POINTS);
        }

        @Override
        public Architecture make(Options options, Task task) {
            String size = options.argument("64x3");
            if (!size.matches("[1-9]\\d{0,4}x[1-9]\\d{0,2}")) {
                throw options.refused("has no size", "write mlp:WIDTHxDEPTH, such as mlp:64x3");
            }
            int cross = size.indexOf('x');
            int width = Integer.parseInt(size.substring(0, cross));
            int depth = Integer.parseInt(size.substring(cross + 1));
            return new Mlp(task.channels(), width, depth, task.classes(), task.extras());
        }
    }
}
