package saltus.runtime.network;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Options;

/**
 * A residual network of 3 x 3 convolutions on patches, conditioned on t, t - r, a label, guidance and, for what is beyond the reach of
 * a convolution, the mean over places: cheap for small pictures of any proportions.
 *
 * @param sample shape of one, [channels, height, width]
 * @param width channels within
 * @param depth residual blocks, two convolutions each
 * @param patch side of a patch; divides height and width
 * @param classes number of classes K
 * @param extras what it reads and says besides
 */
public record ResConv(Shape sample, int width, int depth, int patch, int classes, Extras extras) implements Equipped {
    private static final String FINAL = "final_layer";
    private static final String VELOCITY = "velocity_layer";

    @Override
    public String name() {
        return "resconv:" + width + "x" + depth + "/" + patch + " " + sample + " classes " + classes + extras.text();
    }

    private int extent(int axis) {
        return sample.dim(axis).size();
    }

    @Override
    public List<Weight> weights() {
        int channels = extent(0);
        List<Weight> all = new ArrayList<>(convolution("z_embedder", Depth.EDGE, channels, width, patch));
        all.addAll(Weight.linear("t_embedder", Depth.EDGE, TimeFeatures.GENTLE, width));
        all.addAll(Weight.linear("r_embedder", Depth.EDGE, TimeFeatures.GENTLE, width));
        all.add(Weight.of(
                "y_embedder.embedding_table.weight", Depth.EDGE, new Initial.Normal(0.02), classes + 1, width));
        for (String number : extras.numbers()) {
            all.addAll(Weight.linear(number + "_embedder", Depth.EDGE, TimeFeatures.GENTLE, width));
        }
        for (int i = 0; i < depth; i++) {
            String block = "blocks." + i;
            all.addAll(Weight.linear(block + ".mean", Depth.HIDDEN, width, width));
            all.addAll(Weight.linear(block + ".condition", Depth.hidden(2), width, 2 * width));
            all.addAll(convolution(block + ".conv1", Depth.HIDDEN, width, width, 3));
            all.add(Weight.of(block + ".conv2.weight", Depth.HIDDEN, new Initial.Zero(), width, width, 3, 3));
            all.add(Weight.of(block + ".conv2.bias", Depth.EDGE, new Initial.Zero(), width));
        }
        int out = channels * patch * patch;
        for (String layer : extras.velocity() ? List.of(FINAL, VELOCITY) : List.of(FINAL)) {
            all.add(Weight.of(layer + ".weight", Depth.EDGE, new Initial.Zero(), out, width, 1, 1));
            all.add(Weight.of(layer + ".bias", Depth.EDGE, new Initial.Zero(), out));
        }
        if (extras.logVariance()) {
            all.addAll(LogVarianceHead.weights());
        }
        return all;
    }

    private static List<Weight> convolution(String name, Depth depth, int in, int out, int kernel) {
        Initial fanIn = new Initial.Uniform(1 / Math.sqrt(in * kernel * kernel));
        return List.of(
                Weight.of(name + ".weight", depth, fanIn, out, in, kernel, kernel),
                Weight.of(name + ".bias", Depth.EDGE, fanIn, out));
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return output(weights, FINAL, z, r, t, condition);
    }

    @Override
    public Tensor velocity(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return output(weights, VELOCITY, z, r, t, condition);
    }

    private Tensor output(Weights weights, String layer, Tensor z, Tensor r, Tensor t, Condition condition) {
        Tensor told = weights.project("t_embedder", TimeFeatures.gentle(t))
                .plus(weights.project("r_embedder", TimeFeatures.gentle(t.minus(r))))
                .plus(weights.get("y_embedder.embedding_table.weight").gather(condition.labels()));
        for (String number : extras.numbers()) {
            told = told.plus(
                    weights.project(number + "_embedder", TimeFeatures.gentle(extras.number(condition, number))));
        }
        Tensor x = convolved(weights, "z_embedder", z, patch, 0);
        for (int i = 0; i < depth; i++) {
            String block = "blocks." + i;
            Tensor seen = told.plus(weights.project(block + ".mean", x.mean(2, 3)));
            Tensor modulation = weights.project(block + ".condition", seen.silu());
            Tensor inner = convolved(weights, block + ".conv1", x.silu(), 1, 1)
                    .times(part(modulation, 0).plus(1))
                    .plus(part(modulation, 1));
            x = x.plus(convolved(weights, block + ".conv2", inner.silu(), 1, 1));
        }
        return image(convolved(weights, layer, x.silu(), 1, 0));
    }

    private static Tensor convolved(Weights weights, String name, Tensor x, int stride, int padding) {
        return x.conv2d(weights.get(name + ".weight"), weights.get(name + ".bias"), stride, padding);
    }

    /** One half of a modulation, [rows, width, 1, 1]. */
    private Tensor part(Tensor modulation, int index) {
        return modulation
                .slice(-1, index * width, (index + 1) * width)
                .reshape(Shape.rows(modulation.shape().dim(0), width, 1, 1));
    }

    /** Patches [rows, channel patch patch, ..] back to pixels. */
    private Tensor image(Tensor x) {
        Dim rows = x.shape().dim(0);
        int channels = extent(0);
        int height = extent(1);
        int breadth = extent(2);
        return x.reshape(Shape.rows(rows, channels, patch, patch, height / patch, breadth / patch))
                .permute(0, 1, 4, 2, 5, 3)
                .reshape(Shape.rows(rows, channels, height, breadth));
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
            return "resconv";
        }

        @Override
        public String form() {
            return "resconv:WIDTHxDEPTH/PATCH";
        }

        @Override
        public String summary() {
            return "residual convolutions for small images and latents (64x4/2 unless told)";
        }

        @Override
        public Set<DataSet.Kind> kinds() {
            return EnumSet.of(DataSet.Kind.IMAGES, DataSet.Kind.LATENTS);
        }

        @Override
        public Architecture make(Options options, Task task) {
            String size = options.argument("64x4/2");
            if (!size.matches("[1-9]\\d{0,3}x[1-9]\\d{0,1}/[1-9]\\d{0,1}")) {
                throw options.refused("has no size", "write resconv:WIDTHxDEPTH/PATCH, such as resconv:64x4/2");
            }
            String[] numbers = size.split("[x/]", -1);
            int patch = Integer.parseInt(numbers[2]);
            if (task.extent(1) % patch != 0 || task.extent(2) % patch != 0) {
                throw options.refused(
                        "has patches of %d, which do not divide samples of %s".formatted(patch, task.sample()),
                        "take a divisor");
            }
            return new ResConv(
                    task.sample(),
                    Integer.parseInt(numbers[0]),
                    Integer.parseInt(numbers[1]),
                    patch,
                    task.classes(),
                    task.extras());
        }
    }
}
