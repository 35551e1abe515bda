package saltus.runtime.network;

import com.google.auto.service.AutoService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.GraphBuilder;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Options;

/**
 * The U-Net that MeanFlow (arXiv 2505.13447) used for CIFAR-10: the one of EDM (arXiv 2206.00364, after arXiv 2011.13456), with
 * the embeddings of t and of t - r side by side, and the names of its weights. With 128 channels it has 55.9 M parameters.
 * Dropout, which that training used, is left out: a step draws nothing itself.
 *
 * @param sample shape of one, [channels, height, width]
 * @param channels of the first layer; all others have twice as many
 * @param levels sizes of the picture, each half the one before
 * @param blocks residual blocks a level on the way down; one more on the way up
 * @param classes number of classes K
 * @param extras what it reads and says besides
 */
public record UNet(Shape sample, int channels, int levels, int blocks, int classes, Extras extras) implements Equipped {
    private static final double MAX_PERIOD = 10_000;

    /** The output as EDM names it. */
    private static final String MAIN = "aux";

    private static final String VELOCITY = "velocity";

    /** Attention is for levels whose longer side is at most this, and more than half of it. */
    private static final int ATTENTIVE_SIDE = 16;

    @Override
    public String name() {
        return "unet:" + channels + " levels " + levels + " blocks " + blocks + " " + sample + " classes " + classes
                + extras.text();
    }

    private int height(int level) {
        return sample.dim(1).size() >> level;
    }

    private int breadth(int level) {
        return sample.dim(2).size() >> level;
    }

    private String place(String way, int level) {
        return way + "." + height(level) + "x" + breadth(level) + "_";
    }

    private boolean attentive(int level) {
        int side = Math.max(height(level), breadth(level));
        return side <= ATTENTIVE_SIDE && 2 * side > ATTENTIVE_SIDE;
    }

    private int wide() {
        return 2 * channels;
    }

    /** Numbers of one time's embedding. */
    private int noise() {
        return 2 * channels;
    }

    private int embedding() {
        return 4 * channels;
    }

    private Convolution entry() {
        return new Convolution(place("enc", 0) + "conv", sample.dim(0).size(), channels, 3);
    }

    private List<UNetBlock> down() {
        List<UNetBlock> all = new ArrayList<>();
        int in = channels;
        for (int level = 0; level < levels; level++) {
            String place = place("enc", level);
            if (level > 0) {
                all.add(new UNetBlock(place + "down", in, in, UNetResampling.HALVED, false));
            }
            for (int i = 0; i < blocks; i++) {
                all.add(new UNetBlock(place + "block" + i, in, wide(), UNetResampling.NONE, attentive(level)));
                in = wide();
            }
        }
        return all;
    }

    private List<UNetBlock> bottom() {
        String place = place("dec", levels - 1);
        return List.of(
                new UNetBlock(place + "in0", wide(), wide(), UNetResampling.NONE, true),
                new UNetBlock(place + "in1", wide(), wide(), UNetResampling.NONE, false));
    }

    /** On the way up every block but those that double also reads what the way down left. */
    private List<UNetBlock> up() {
        Deque<Integer> left = new ArrayDeque<>(List.of(channels));
        down().forEach(block -> left.push(block.out()));
        List<UNetBlock> all = new ArrayList<>();
        for (int level = levels - 1; level >= 0; level--) {
            String place = place("dec", level);
            if (level < levels - 1) {
                all.add(new UNetBlock(place + "up", wide(), wide(), UNetResampling.DOUBLED, false));
            }
            for (int i = 0; i <= blocks; i++) {
                boolean attention = i == blocks && attentive(level);
                int in = wide() + left.pop();
                all.add(new UNetBlock(place + "block" + i, in, wide(), UNetResampling.NONE, attention));
            }
        }
        return all;
    }

    private GroupNorm lastNorm(String output) {
        return UNetBlock.norm(place("dec", 0) + output + "_norm", wide());
    }

    private Convolution exit(String output) {
        return new Convolution(
                place("dec", 0) + output + "_conv", wide(), sample.dim(0).size(), 3);
    }

    private List<String> outputs() {
        return extras.velocity() ? List.of(MAIN, VELOCITY) : List.of(MAIN);
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        Set<Integer> extents = new LinkedHashSet<>();
        for (int level = 0; level < levels - 1; level++) {
            extents.addAll(List.of(height(level), breadth(level)));
        }
        extents.forEach(extent -> all.addAll(UNetResampling.weights(extent)));
        if (classes > 0) {
            all.addAll(
                    Weight.linear("map_label", Depth.EDGE, Initial.glorot(classes, 2 * noise()), classes, 2 * noise()));
        }
        for (String number : extras.numbers()) {
            all.addAll(Weight.linear(
                    "map_" + number, Depth.EDGE, Initial.glorot(noise(), 2 * noise()), noise(), 2 * noise()));
        }
        all.addAll(Weight.linear(
                "map_layer0", Depth.EDGE, Initial.glorot(2 * noise(), embedding()), 2 * noise(), embedding()));
        all.addAll(Weight.linear(
                "map_layer1", Depth.HIDDEN, Initial.glorot(embedding(), embedding()), embedding(), embedding()));
        all.addAll(entry().weights(Depth.EDGE, 1));
        for (List<UNetBlock> way : List.of(down(), bottom(), up())) {
            way.forEach(block -> all.addAll(block.weights(embedding())));
        }
        for (String output : outputs()) {
            all.addAll(lastNorm(output).weights());
            all.addAll(exit(output).weights(Depth.EDGE, UNetBlock.SMALL));
        }
        if (extras.logVariance()) {
            all.addAll(LogVarianceHead.weights());
        }
        return all;
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return output(weights, MAIN, z, r, t, condition);
    }

    @Override
    public Tensor velocity(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return output(weights, VELOCITY, z, r, t, condition);
    }

    private Tensor output(Weights weights, String output, Tensor z, Tensor r, Tensor t, Condition condition) {
        Tensor known = known(weights, r, t, condition);
        Deque<Tensor> left = new ArrayDeque<>();
        Tensor x = entry().of(weights, z);
        left.push(x);
        for (UNetBlock block : down()) {
            x = block.of(weights, x, known);
            left.push(x);
        }
        for (UNetBlock block : bottom()) {
            x = block.of(weights, x, known);
        }
        for (UNetBlock block : up()) {
            boolean reads = block.resampling() == UNetResampling.NONE;
            x = block.of(weights, reads ? Tensor.concat(1, x, left.pop()) : x, known);
        }
        return exit(output).of(weights, lastNorm(output).of(weights, x).silu());
    }

    private Tensor known(Weights weights, Tensor r, Tensor t, Condition condition) {
        Tensor times = Tensor.concat(-1, features(t), features(t.minus(r)));
        Tensor all = classes == 0 ? times : times.plus(weights.project("map_label", marked(condition.labels())));
        for (String number : extras.numbers()) {
            all = all.plus(weights.project("map_" + number, features(extras.number(condition, number))));
        }
        return weights.project("map_layer1", weights.project("map_layer0", all).silu())
                .silu();
    }

    /** Sines, then cosines, from frequency 1 to 1/10,000, both ends included. */
    private Tensor features(Tensor time) {
        int half = noise() / 2;
        Tensor both = TimeFeatures.decaying(time, half, Math.pow(MAX_PERIOD, half / (half - 1.0)));
        return Tensor.concat(-1, both.slice(-1, half, 2 * half), both.slice(-1, 0, half));
    }

    /** Of labels [n]: [n, K], the root of K at the label's place, and all zeros for none. */
    private Tensor marked(Tensor labels) {
        GraphBuilder graph = labels.graph();
        Dim n = labels.shape().dim(0);
        Tensor number = labels.cast(Dtype.F32).reshape(Shape.rows(n, 1));
        return number.equalTo(graph.iota(classes)).choose(graph.scalar(Math.sqrt(classes)), graph.scalar(0));
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
            return "unet";
        }

        @Override
        public String form() {
            return "unet:CHANNELS[,levels=N,blocks=N]";
        }

        @Override
        public String summary() {
            return "a U-Net for images and latents (16 channels unless told; 128 is the one of 55.9 M parameters for CIFAR-10)";
        }

        @Override
        public Set<DataSet.Kind> kinds() {
            return EnumSet.of(DataSet.Kind.IMAGES, DataSet.Kind.LATENTS);
        }

        @Override
        public Architecture make(Options options, Task task) {
            int channels = options.asWhole("number of channels", options.argument("16"), 4, 1024);
            int levels = options.whole("levels", 3, 1, 8);
            int blocks = options.whole("blocks", 4, 1, 16);
            int coarsest = 1 << (levels - 1);
            if (task.extent(1) % coarsest != 0 || task.extent(2) % coarsest != 0) {
                throw options.refused(
                        "halves samples of %s %d times, which does not divide them"
                                .formatted(task.sample(), levels - 1),
                        "give fewer levels");
            }
            return new UNet(task.sample(), channels, levels, blocks, task.classes(), task.extras());
        }
    }
}
