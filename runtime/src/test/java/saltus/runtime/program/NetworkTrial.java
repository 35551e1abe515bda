package saltus.runtime.program;

import ai.djl.Device;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.GraphBuilder;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.DiT;
import saltus.runtime.network.DiTSize;
import saltus.runtime.network.Extras;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.ResConv;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.UNet;
import saltus.runtime.network.Weight;

/**
 * A small network of random size and weights, evaluated on a random batch: the graph under construction, and the numbers
 * for the interpreter and for a program. Rows that learn a shortcut, r &lt; t, stand first; on the others r = t.
 */
final class NetworkTrial {
    private static final Extras HEADED = new Extras(0, false, true);

    private final Architecture network;
    private final GraphBuilder graph = new GraphBuilder();
    private final Random random;
    private final int rows;
    private final int shortcuts;
    private final Map<String, Array> numbers = new LinkedHashMap<>();
    private final Feed feed = new Feed();
    private final Tensor z;
    private final Tensor r;
    private final Tensor t;
    private final Tensor velocity;
    private final Tensor u;
    private final Tensor said;

    private NetworkTrial(Architecture network, Random random) {
        this.network = network;
        this.random = random;
        this.rows = 1 + random.nextInt(4);
        this.shortcuts = random.nextInt(rows + 1);
        for (Weight weight : network.weights()) {
            int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
            double deviation = 0.8 / Math.sqrt(shape[shape.length - 1]);
            double[] values = weight.trained()
                    ? random.doubles(weight.size())
                            .map(x -> deviation * random.nextGaussian())
                            .toArray()
                    : InitialWeights.of(weight, 0);
            numbers.put(weight.name(), new Array(values, shape));
        }
        Shape sample = network.sample();
        Dim[] dims = Stream.concat(Stream.of(Dim.BATCH), sample.dims().stream()).toArray(Dim[]::new);
        this.z = reals("z", Shape.of(dims), random::nextGaussian);
        double[] start = random.doubles(rows).toArray();
        int[] at = {0, 0};
        this.t = reals("t", Shape.of(Dim.BATCH), () -> start[at[0]++]);
        this.r = reals("r", Shape.of(Dim.BATCH), () -> start[at[1]] * (at[1]++ < shortcuts ? random.nextDouble() : 1));
        this.velocity = reals("velocity", Shape.of(dims), random::nextGaussian);
        Network bound = new BoundNetwork(network).bind(graph, Role.PARAMETER, false);
        Condition condition = Condition.of(labels());
        this.u = bound.apply(z, r, t, condition);
        this.said = bound.velocity(z, r, t, condition);
    }

    static NetworkTrial mlp(long seed) {
        Random random = new Random(seed);
        return new NetworkTrial(
                new Mlp(1 + random.nextInt(3), 3 + random.nextInt(6), 1 + random.nextInt(2), random.nextInt(4), HEADED),
                random);
    }

    static NetworkTrial sit(long seed) {
        Random random = new Random(seed);
        int heads = 1 + random.nextInt(2);
        int patch = 1 + random.nextInt(2);
        int side = patch * (1 + random.nextInt(2));
        SiTSize size = new SiTSize(4 * heads * (1 + random.nextInt(2)), 1 + random.nextInt(2), heads, patch);
        return new NetworkTrial(new SiT(1 + random.nextInt(3), side, size, random.nextInt(4), HEADED), random);
    }

    static NetworkTrial dit(long seed) {
        Random random = new Random(seed);
        int heads = 1 + random.nextInt(2);
        int patch = 1 + random.nextInt(2);
        DiTSize size = new DiTSize(4 * heads * (1 + random.nextInt(2)), 1 + random.nextInt(2), heads, patch);
        Shape sample =
                Shape.of(1 + random.nextInt(3), patch * (1 + random.nextInt(2)), patch * (1 + random.nextInt(3)));
        DiT.Conditioning condition = DiT.Conditioning.values()[random.nextInt(2)];
        return new NetworkTrial(new DiT(sample, size, condition, random.nextInt(4), HEADED), random);
    }

    static NetworkTrial unet(long seed) {
        Random random = new Random(seed);
        int levels = 1 + random.nextInt(2);
        int coarsest = 1 << (levels - 1);
        Shape sample =
                Shape.of(1 + random.nextInt(2), coarsest * (1 + random.nextInt(2)), coarsest * (1 + random.nextInt(2)));
        int channels = 4 + random.nextInt(3);
        return new NetworkTrial(new UNet(sample, channels, levels, 1, random.nextInt(4), HEADED), random);
    }

    static NetworkTrial resconv(long seed) {
        Random random = new Random(seed);
        int patch = 1 + random.nextInt(2);
        Shape sample =
                Shape.of(1 + random.nextInt(2), patch * (1 + random.nextInt(3)), patch * (1 + random.nextInt(3)));
        int width = 2 + random.nextInt(4);
        return new NetworkTrial(
                new ResConv(sample, width, 1 + random.nextInt(2), patch, random.nextInt(4), HEADED), random);
    }

    /** Networks whose attention is among 64 places, with heads and without. */
    static Stream<NetworkTrial> attending(long seed) {
        Random random = new Random(seed);
        Shape sample = Shape.of(1, 8, 8);
        return Stream.of(
                new NetworkTrial(new SiT(1, 8, new SiTSize(8, 2, 2, 1), 2, HEADED), random),
                new NetworkTrial(
                        new DiT(sample, new DiTSize(8, 1, 2, 1), DiT.Conditioning.MODULATION, 2, HEADED), random),
                new NetworkTrial(new UNet(Shape.of(1, 16, 16), 4, 2, 1, 2, HEADED), random));
    }

    private Tensor reals(String name, Shape shape, DoubleSupplier next) {
        int[] sizes = shape.dims().stream()
                .mapToInt(dim -> dim.isFixed() ? dim.size() : rows)
                .toArray();
        Array array = Array.zeros(sizes);
        Arrays.setAll(array.values(), i -> next.getAsDouble());
        numbers.put(name, array);
        feed.reals(name, array.values(), Arrays.stream(sizes).asLongStream().toArray());
        return graph.input(Role.DATA, name, Type.real(shape));
    }

    private Tensor labels() {
        long[] labels = LongStream.generate(() -> random.nextInt(network.classes() + 1))
                .limit(rows)
                .toArray();
        numbers.put("labels", new Array(Arrays.stream(labels).asDoubleStream().toArray(), rows));
        feed.integers("labels", labels, rows);
        return graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH)));
    }

    /** The direction (v, 0, 1) in (z, r, t), along which a continuous shortcut model differentiates. */
    List<Seed> direction() {
        return List.of(new Seed(z, velocity), Seed.fixed(r), new Seed(t, t.ones()));
    }

    /** Numbers of the rows with r &lt; t, which stand first. */
    Tensor shortcutRows() {
        return r.lessThan(t).rows();
    }

    /** The network's output F(z, r, t, labels). */
    Tensor output() {
        return u;
    }

    /** What its second output says of the velocity. */
    Tensor said() {
        return said;
    }

    GraphBuilder graph() {
        return graph;
    }

    Architecture network() {
        return network;
    }

    int rows() {
        return rows;
    }

    int shortcuts() {
        return shortcuts;
    }

    /** Weights and data by name, as the interpreter reads them. */
    Map<String, Array> numbers() {
        return Collections.unmodifiableMap(numbers);
    }

    Feed feed() {
        return feed;
    }

    /** The weights in a state. */
    TrainingState state(Precision precision) {
        TrainingState state = new TrainingState(network, precision, false, Device.cpu());
        fill(state.parameters(), state.trained());
        fill(state.fixed(), state.frozen());
        return state;
    }

    private void fill(TensorList list, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            list.set(i, numbers.get(names.get(i)).values());
        }
    }

    @Override
    public String toString() {
        return network.name() + ", " + rows + " rows, " + shortcuts + " shortcuts";
    }
}
