package saltus.runtime.network;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Options;

/**
 * Diffusion transformer as it is built today: rotary positions, root-mean-square norms, gated layers, normalised queries and
 * keys, for pictures of any proportions. Names and shapes of the weights are those of LightningDiT (arXiv 2501.01423), whose
 * function it has for r = t: the embedder of t - r, which that network lacks, begins as zero.
 *
 * @param sample shape of one, [channels, height, width]
 * @param size width, depth, heads and patch
 * @param conditioning how it comes to know times and class
 * @param ends how many blocks, the last ones, read r, from 1 to all, as {@link SiT} has it; all where times are tokens
 * @param classes number of classes K
 * @param extras what it reads and says besides
 */
public record DiT(Shape sample, DiTSize size, Conditioning conditioning, int ends, int classes, Extras extras)
        implements Equipped {
    /** How a network comes to know times and class. */
    public enum Conditioning {
        /** By shift, scale and gate of each branch of each block. */
        MODULATION,
        /** By tokens before those of the picture. */
        TOKENS
    }

    static final String FINAL = "final_layer";
    static final String VELOCITY = "velocity_layer";
    private static final double SMALL = 0.02;

    /** Which of the embeddings is that of t - r. */
    private static final int END = 1;

    public DiT {
        size.check(sample.dim(1).size(), sample.dim(2).size());
        Equipped.requireEnds(ends, size.depth());
        if (conditioning == Conditioning.TOKENS && ends < size.depth()) {
            throw new BadInputException(
                    "times are tokens, which all blocks see: use condition=modulation, or leave out ends");
        }
    }

    /** One whose blocks all read r. */
    public DiT(Shape sample, DiTSize size, Conditioning conditioning, int classes, Extras extras) {
        this(sample, size, conditioning, size.depth(), classes, extras);
    }

    static String block(int index) {
        return "blocks." + index;
    }

    @Override
    public String name() {
        return "dit:" + size.text() + " by " + conditioning.name().toLowerCase(Locale.ROOT)
                + Equipped.endsText(ends, size.depth()) + " " + sample + " classes " + classes + extras.text();
    }

    private Patches patches() {
        return new Patches(
                sample.dim(0).size(), sample.dim(1).size(), sample.dim(2).size(), size.patch());
    }

    private DiTCondition told() {
        return switch (conditioning) {
            case MODULATION -> new DiTCondition.Modulation(size.width());
            case TOKENS -> new DiTCondition.Tokens(size.width(), extras.guidance());
        };
    }

    private RotaryPositions positions() {
        Patches patches = patches();
        return new RotaryPositions(told().before(), patches.rows(), patches.columns(), size.head());
    }

    @Override
    public List<Weight> weights() {
        int d = size.width();
        int p = size.patch();
        Patches patches = patches();
        List<Weight> all = new ArrayList<>();
        Initial table = new Initial.Table(new SinePositions(patches.columns(), d)::entry);
        all.add(Weight.of("pos_embed", Depth.EDGE, table, 1, patches.count(), d));
        all.addAll(positions().weights());
        all.add(Weight.of(
                "x_embedder.proj.weight",
                Depth.EDGE,
                Initial.glorot(patches.length(), d),
                d,
                patches.channels(),
                p,
                p));
        all.add(Weight.of("x_embedder.proj.bias", Depth.EDGE, new Initial.Zero(), d));
        all.addAll(new TimeEmbedder("t", d).weights(new Initial.Normal(SMALL)));
        all.addAll(new TimeEmbedder("r", d).weights(new Initial.Zero()));
        all.add(Weight.of("y_embedder.embedding_table.weight", Depth.EDGE, new Initial.Normal(SMALL), classes + 1, d));
        for (String number : extras.numbers()) {
            all.addAll(new TimeEmbedder(number, d).weights(new Initial.Zero()));
        }
        for (int i = 0; i < size.depth(); i++) {
            all.addAll(blockWeights(block(i)));
        }
        for (String layer : lasts()) {
            all.add(gain(layer + ".norm_final", d));
            all.addAll(Weight.linear(layer + ".linear", Depth.EDGE, new Initial.Zero(), d, patches.length()));
        }
        all.addAll(told().weights(size.depth(), lasts()));
        if (extras.logVariance()) {
            all.addAll(LogVarianceHead.weights());
        }
        return all;
    }

    private List<String> lasts() {
        return extras.velocity() ? List.of(FINAL, VELOCITY) : List.of(FINAL);
    }

    private List<Weight> blockWeights(String block) {
        int d = size.width();
        int hidden = size.hidden();
        List<Weight> all = new ArrayList<>();
        all.add(gain(block + ".norm1", d));
        all.addAll(Weight.linear(block + ".attn.qkv", Depth.hidden(3), Initial.glorot(d, 3 * d), d, 3 * d));
        all.add(gain(block + ".attn.q_norm", size.head()));
        all.add(gain(block + ".attn.k_norm", size.head()));
        all.addAll(Weight.linear(block + ".attn.proj", Depth.HIDDEN, Initial.glorot(d, d), d, d));
        all.add(gain(block + ".norm2", d));
        all.addAll(Weight.linear(block + ".mlp.w12", Depth.hidden(2), Initial.glorot(d, 2 * hidden), d, 2 * hidden));
        all.addAll(Weight.linear(block + ".mlp.w3", Depth.HIDDEN, Initial.glorot(hidden, d), hidden, d));
        return all;
    }

    private static Weight gain(String norm, int entries) {
        return Weight.of(norm + ".weight", Depth.EDGE, new Initial.Given(i -> 1), entries);
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
        List<Tensor> embeddings = new ArrayList<>(List.of(
                new TimeEmbedder("t", size.width()).of(weights, t),
                new TimeEmbedder("r", size.width()).of(weights, t.minus(r)),
                weights.get("y_embedder.embedding_table.weight").gather(condition.labels())));
        for (String number : extras.numbers()) {
            embeddings.add(new TimeEmbedder(number, size.width()).of(weights, extras.number(condition, number)));
        }
        List<Tensor> early = embeddings;
        if (ends < size.depth()) {
            early = new ArrayList<>(embeddings);
            early.set(END, new TimeEmbedder("r", size.width()).of(weights::get, t.zeros()));
        }
        DiTCondition told = told();
        Tensor x = told.entered(weights, embeddings, embedded(weights, z));
        for (int i = 0; i < size.depth(); i++) {
            List<Tensor> seen = i < size.depth() - ends ? early : embeddings;
            x = block(weights, block(i), told.branches(weights, seen, block(i)), x);
            weights.observe(block(i), x);
        }
        int before = told.before();
        Tensor picture = before == 0 ? x : x.slice(1, before, positions().tokens());
        Tensor last =
                told.branches(weights, embeddings, layer).input(0, picture, weights.get(layer + ".norm_final.weight"));
        return patches().joined(weights.project(layer + ".linear", last));
    }

    private Tensor embedded(Weights weights, Tensor z) {
        Patches patches = patches();
        Tensor matrix = weights.get("x_embedder.proj.weight").reshape(Shape.of(size.width(), patches.length()));
        return patches.cut(z)
                .linear(matrix, weights.get("x_embedder.proj.bias"))
                .plus(weights.get("pos_embed"));
    }

    private Tensor block(Weights weights, String name, DiTCondition.Branches branches, Tensor x) {
        Tensor seen = branches.input(0, x, weights.get(name + ".norm1.weight"));
        Tensor y = x.plus(branches.output(0, attention(weights, name + ".attn", seen)));
        Tensor read = branches.input(1, y, weights.get(name + ".norm2.weight"));
        return y.plus(branches.output(1, gated(weights, name + ".mlp", read)));
    }

    private Tensor attention(Weights weights, String name, Tensor x) {
        Dim rows = x.shape().dim(0);
        int d = size.width();
        RotaryPositions positions = positions();
        Shape heads = Shape.rows(rows, positions.tokens(), size.heads(), size.head());
        Tensor qkv = weights.project(name + ".qkv", x);
        Tensor gain = weights.get(name + ".q_norm.weight").times(1 / Math.sqrt(size.head()));
        Tensor q = positions.normalised(weights, gain, qkv.slice(-1, 0, d).reshape(heads));
        Tensor k = positions.normalised(
                weights,
                weights.get(name + ".k_norm.weight"),
                qkv.slice(-1, d, 2 * d).reshape(heads));
        Tensor v = qkv.slice(-1, 2 * d, 3 * d).reshape(heads);
        Tensor weight = q.permute(0, 2, 1, 3).matMul(k.permute(0, 2, 3, 1)).softmax();
        Tensor mixed = weight.matMul(v.permute(0, 2, 1, 3)).permute(0, 2, 1, 3);
        return weights.project(name + ".proj", mixed.reshape(Shape.rows(rows, positions.tokens(), d)));
    }

    /** SwiGLU (arXiv 2002.05202): silu of one half times the other. */
    private Tensor gated(Weights weights, String name, Tensor x) {
        int hidden = size.hidden();
        Tensor both = weights.project(name + ".w12", x);
        Tensor product = both.slice(-1, 0, hidden).silu().times(both.slice(-1, hidden, 2 * hidden));
        return weights.project(name + ".w3", product);
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
            return "dit";
        }

        @Override
        public String form() {
            return "dit:SIZE[,condition=modulation|tokens][,ends=N]";
        }

        @Override
        public String summary() {
            return "a transformer with rotary positions, RMS norms and gated layers for images and latents of any proportions, "
                    + DiTSize.FORMS + " (128x4/4 unless told); with ends=N the last N blocks alone read r";
        }

        @Override
        public Set<DataSet.Kind> kinds() {
            return EnumSet.of(DataSet.Kind.IMAGES, DataSet.Kind.LATENTS);
        }

        @Override
        public Architecture make(Options options, Task task) {
            String size = options.argument("128x4/4");
            Conditioning conditioning = options.choice("condition", "modulation", List.of("modulation", "tokens"))
                            .equals("tokens")
                    ? Conditioning.TOKENS
                    : Conditioning.MODULATION;
            try {
                DiTSize parsed = DiTSize.parse(size);
                int ends = options.whole("ends", parsed.depth(), 1, parsed.depth());
                return new DiT(task.sample(), parsed, conditioning, ends, task.classes(), task.extras());
            } catch (BadInputException e) {
                throw new BadInputException(
                        "The network '%s' cannot be built for samples of %d x %d: %s."
                                .formatted(options.given(), task.extent(1), task.extent(2), e.getMessage()),
                        e);
            }
        }
    }
}
