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
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Options;

/**
 * Scalable interpolant transformer (arXiv 2401.08740) conditioned on t, t - r, a label and guidance, with the parameter names of the
 * reference implementation of the framework. Weight matrices are (out, in).
 *
 * @param channels channels C of a sample
 * @param side height and width of a sample
 * @param size width, depth, heads and patch
 * @param ends how many blocks, the last ones, read r, from 1 to all; the others are told r = t (arXiv 2510.24474), so that with
 *     the weights of a network that was trained at r = t it has that one's function there, whatever it has learned of r
 * @param classes number of classes K
 * @param extras what it reads and says besides
 */
public record SiT(int channels, int side, SiTSize size, int ends, int classes, Extras extras) implements Equipped {
    private static final double NORM_EPS = 1e-6;
    private static final double SMALL = 0.02;
    private static final String FINAL = "final_layer";
    private static final String VELOCITY = "velocity_layer";

    public SiT {
        size.check(side);
        Equipped.requireEnds(ends, size.depth());
    }

    /** One whose blocks all read r. */
    public SiT(int channels, int side, SiTSize size, int classes, Extras extras) {
        this(channels, side, size, size.depth(), classes, extras);
    }

    @Override
    public String name() {
        return "sit:" + size.text() + Equipped.endsText(ends, size.depth()) + " " + channels + "x" + side + "x" + side
                + " classes " + classes + extras.text();
    }

    @Override
    public Shape sample() {
        return Shape.of(channels, side, side);
    }

    @Override
    public List<Weight> weights() {
        int d = size.width();
        int p = size.patch();
        int patch = patches().length();
        List<Weight> all = new ArrayList<>();
        all.add(Weight.of("pos_embed", Depth.EDGE, new Initial.SineTable(side / p, d), 1, tokens(), d));
        all.add(Weight.of("x_embedder.proj.weight", Depth.EDGE, Initial.glorot(patch, d), d, channels, p, p));
        all.add(Weight.of("x_embedder.proj.bias", Depth.EDGE, new Initial.Zero(), d));
        all.addAll(new TimeEmbedder("t", d).weights(new Initial.Normal(SMALL)));
        all.addAll(new TimeEmbedder("r", d).weights(new Initial.Normal(SMALL)));
        all.add(Weight.of("y_embedder.embedding_table.weight", Depth.EDGE, new Initial.Normal(SMALL), classes + 1, d));
        for (String number : extras.numbers()) {
            all.addAll(new TimeEmbedder(number, d).weights(new Initial.Normal(SMALL)));
        }
        for (int i = 0; i < size.depth(); i++) {
            String block = "blocks." + i;
            all.addAll(Weight.linear(block + ".attn.qkv", Depth.hidden(3), Initial.glorot(d, 3 * d), d, 3 * d));
            all.addAll(Weight.linear(block + ".attn.proj", Depth.HIDDEN, Initial.glorot(d, d), d, d));
            all.addAll(Weight.linear(block + ".mlp.fc1", Depth.HIDDEN, Initial.glorot(d, 4 * d), d, 4 * d));
            all.addAll(Weight.linear(block + ".mlp.fc2", Depth.HIDDEN, Initial.glorot(4 * d, d), 4 * d, d));
            all.addAll(Weight.linear(block + ".adaLN_modulation.1", Depth.hidden(6), new Initial.Zero(), d, 6 * d));
        }
        all.addAll(lastWeights(FINAL));
        if (extras.velocity()) {
            all.addAll(lastWeights(VELOCITY));
        }
        if (extras.logVariance()) {
            all.addAll(Weight.linear("logvar_linear", Depth.EDGE, new Initial.Zero(), d, 1));
        }
        return all;
    }

    private List<Weight> lastWeights(String layer) {
        int d = size.width();
        List<Weight> all = new ArrayList<>(Weight.linear(
                layer + ".linear", Depth.EDGE, new Initial.Zero(), d, patches().length()));
        all.addAll(Weight.linear(layer + ".adaLN_modulation.1", Depth.hidden(2), new Initial.Zero(), d, 2 * d));
        return all;
    }

    private Patches patches() {
        return new Patches(channels, side, side, size.patch());
    }

    private int tokens() {
        return patches().count();
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
        Tensor x = embedded(weights, z).plus(weights.get("pos_embed"));
        Tensor start = time(weights, "t", t);
        Tensor known = label(weights, condition.labels());
        for (String number : extras.numbers()) {
            known = known.plus(time(weights, number, extras.number(condition, number)));
        }
        Tensor told = start.plus(time(weights, "r", t.minus(r))).plus(known).silu();
        Tensor early = ends == size.depth()
                ? told
                : start.plus(time(weights::get, "r", t.zeros())).plus(known).silu();
        for (int i = 0; i < size.depth(); i++) {
            x = block(weights, "blocks." + i, x, i < size.depth() - ends ? early : told);
        }
        return patches().joined(last(weights, layer, x, told));
    }

    /**
     * The log-variance [rows, 1] of the adaptive architecture.
     *
     * @param onEnd true if it depends on t - r as well
     */
    @Override
    public Tensor logVariance(Weights weights, Tensor r, Tensor t, boolean onEnd) {
        Tensor start = time(weights, "t", t);
        Tensor time = onEnd ? start.plus(time(weights, "r", t.minus(r))) : start;
        return weights.project("logvar_linear", time).sum(1);
    }

    /** Patches, row-major over the image, each times the patch matrix: [rows, tokens, width]. */
    private Tensor embedded(Weights weights, Tensor z) {
        Tensor matrix = weights.get("x_embedder.proj.weight")
                .reshape(Shape.of(size.width(), patches().length()));
        Tensor x = patches().cut(z).linear(matrix, weights.get("x_embedder.proj.bias"));
        weights.observe("x_embedder", x);
        return x;
    }

    private Tensor time(Weights weights, String which, Tensor time) {
        return new TimeEmbedder(which, size.width()).of(weights, time);
    }

    private Tensor label(Weights weights, Tensor labels) {
        Tensor embedded = weights.get("y_embedder.embedding_table.weight").gather(labels);
        weights.observe("y_embedder", embedded);
        return embedded;
    }

    private Tensor block(Weights weights, String name, Tensor x, Tensor condition) {
        Tensor all = weights.project(name + ".adaLN_modulation.1", condition);
        Tensor attended = attention(weights, name + ".attn", modulated(x, all, 0));
        weights.observe(name + ".attn", attended);
        Tensor y = x.plus(part(all, 2).times(attended));
        Tensor h = weights.project(name + ".mlp.fc1", modulated(y, all, 3)).gelu();
        Tensor out = y.plus(part(all, 5).times(weights.project(name + ".mlp.fc2", h)));
        weights.observe(name, out);
        return out;
    }

    private Tensor attention(Weights weights, String name, Tensor x) {
        Dim rows = x.shape().dim(0);
        int d = size.width();
        int heads = size.heads();
        Tensor qkv = weights.project(name + ".qkv", x);
        Shape split = Shape.rows(rows, tokens(), heads, d / heads);
        Tensor q = qkv.slice(-1, 0, d).times(1 / Math.sqrt((double) d / heads)).reshape(split);
        Tensor k = qkv.slice(-1, d, 2 * d).reshape(split);
        Tensor v = qkv.slice(-1, 2 * d, 3 * d).reshape(split);
        Tensor weight = q.permute(0, 2, 1, 3).matMul(k.permute(0, 2, 3, 1)).softmax();
        Tensor mixed = weight.matMul(v.permute(0, 2, 1, 3)).permute(0, 2, 1, 3);
        return weights.project(name + ".proj", mixed.reshape(Shape.rows(rows, tokens(), d)));
    }

    private Tensor last(Weights weights, String layer, Tensor x, Tensor condition) {
        Tensor all = weights.project(layer + ".adaLN_modulation.1", condition);
        Tensor out = weights.project(layer + ".linear", modulated(x, all, 0));
        weights.observe(layer, out);
        return out;
    }

    /** norm(x) (1 + scale) + shift, shift and scale being parts {@code first} and {@code first + 1}. */
    private Tensor modulated(Tensor x, Tensor modulation, int first) {
        Tensor scale = part(modulation, first + 1).plus(1);
        return x.layerNorm(NORM_EPS).times(scale).plus(part(modulation, first));
    }

    /** One of the equal parts of a modulation vector, [rows, 1, width]. */
    private Tensor part(Tensor modulation, int index) {
        int d = size.width();
        return modulation
                .slice(-1, index * d, (index + 1) * d)
                .reshape(Shape.rows(modulation.shape().dim(0), 1, d));
    }

    /** How it is had by name. */
    @AutoService(ArchitectureFamily.class)
    public static final class Family implements ArchitectureFamily {
        @Override
        public String name() {
            return "sit";
        }

        @Override
        public String form() {
            return "sit:SIZE[,ends=N]";
        }

        @Override
        public String summary() {
            return "a transformer for images and latents, " + SiTSize.FORMS
                    + " (128x4x4/4 unless told); with ends=N the last N blocks alone read r";
        }

        @Override
        public int usualPlace() {
            return 1;
        }

        @Override
        public Set<DataSet.Kind> kinds() {
            return EnumSet.of(DataSet.Kind.IMAGES, DataSet.Kind.LATENTS);
        }

        @Override
        public Architecture make(Options options, Task task) {
            int side = task.extent(1);
            if (task.extent(2) != side) {
                throw options.refused("is for square samples, not %s".formatted(task.sample()), "cut them to squares");
            }
            String size = options.argument("128x4x4/4");
            try {
                SiTSize parsed = SiTSize.parse(size);
                int ends = options.whole("ends", parsed.depth(), 1, parsed.depth());
                return new SiT(task.channels(), side, parsed, ends, task.classes(), task.extras());
            } catch (BadInputException e) {
                throw new BadInputException(
                        "The network '%s' cannot be built for samples of %d x %d: %s."
                                .formatted(options.given(), side, side, e.getMessage()),
                        e);
            }
        }
    }
}
