package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;

/**
 * A graph of random shapes and numbers under construction, with the numbers for the interpreter and for the program. A
 * variable of fixed shape is a parameter, so that there is a gradient by it; one with named extents is data.
 */
final class OpTrial {
    static final double LIMIT = 2;

    private final GraphBuilder graph = new GraphBuilder();
    private final Random random;
    private final boolean batched;
    private final Map<Dim, Integer> extents = new HashMap<>();
    private final Map<String, Array> numbers = new LinkedHashMap<>();
    private final List<Weight> weights = new ArrayList<>();
    private final Feed feed = new Feed();
    private String owner = "";

    /** @param batched true if the first extent of random shapes is the batch, false if all are fixed */
    OpTrial(long seed, boolean batched) {
        this.random = new Random(seed);
        this.batched = batched;
        extents.put(Dim.BATCH, between(1, 4));
        // a program learns its device from its first data argument
        graph.output("anchor", variable(Shape.of(Dim.BATCH), -1, 1));
    }

    /** Says to which case the variables that follow belong. */
    void begin(String name) {
        owner = name;
    }

    GraphBuilder graph() {
        return graph;
    }

    Graph built() {
        return graph.build();
    }

    Map<String, Array> numbers() {
        return Collections.unmodifiableMap(numbers);
    }

    List<Weight> weights() {
        return List.copyOf(weights);
    }

    /** Names of the parameters that belong to a case. */
    List<String> parametersOf(String name) {
        return weights.stream()
                .map(Weight::name)
                .filter(weight -> weight.startsWith(name + "#"))
                .toList();
    }

    Feed feed() {
        return feed;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A shape of at least {@code least} axes; with the batch in front if this trial is batched. */
    Shape shape(int least, int most) {
        Dim[] dims = new Dim[between(least, most)];
        Arrays.setAll(dims, i -> i == 0 && batched ? Dim.BATCH : Dim.of(between(1, 4)));
        return Shape.of(dims);
    }

    /** A shape whose last axis is of fixed extent. */
    Shape wide(int most) {
        return shape(batched ? 2 : 1, most);
    }

    /** Two shapes that broadcast, one of which has all extents. */
    List<Shape> pair() {
        Shape full = shape(0, 3);
        List<Shape> pair = new ArrayList<>(List.of(full, stretchable(full)));
        Collections.shuffle(pair, random);
        return pair;
    }

    /** A shape that stretches to the given one. */
    Shape stretchable(Shape shape) {
        int first = between(0, shape.rank());
        Dim[] dims = shape.dims().stream()
                .skip(first)
                .map(dim -> coin() ? dim : Dim.of(1))
                .toArray(Dim[]::new);
        return Shape.of(dims);
    }

    /** A name for an extent that only the program learns. */
    Dim named(String name, int extent) {
        Dim dim = Dim.named(name + extents.size());
        extents.put(dim, extent);
        return dim;
    }

    int extent(Dim dim) {
        return dim.isFixed() ? dim.size() : extents.getOrDefault(dim, 0);
    }

    Tensor variable(Shape shape) {
        return variable(shape, -LIMIT, LIMIT);
    }

    Tensor positive(Shape shape) {
        return variable(shape, 0.4, LIMIT);
    }

    /** Numbers with fractional parts in [0, 0.3]: never near those of {@link #high}, nor of other sign when moved. */
    Tensor low(Shape shape) {
        return variable(shape, () -> between(-2, 1) + uniform(0.1, 0.3));
    }

    /** Numbers with fractional parts in [0.5, 0.8]. */
    Tensor high(Shape shape) {
        return variable(shape, () -> between(-2, 1) + uniform(0.5, 0.8));
    }

    Tensor variable(Shape shape, double from, double to) {
        return variable(shape, () -> uniform(from, to));
    }

    Tensor variable(Shape shape, DoubleSupplier next) {
        String name = owner + "#" + numbers.size();
        Array array = filled(shape, next);
        numbers.put(name, array);
        boolean fixed = shape.named().isEmpty();
        if (fixed) {
            List<Integer> sizes = shape.dims().stream().map(Dim::size).toList();
            weights.add(new Weight(name, sizes, Depth.EDGE, new Initial.Zero()));
        } else {
            feed.reals(name, array.values(), longs(array.shape()));
        }
        return graph.input(fixed ? Role.PARAMETER : Role.DATA, name, Type.real(shape));
    }

    /** Whole numbers in 0 .. below - 1. */
    Tensor integers(Shape shape, int below) {
        return integers(filled(shape, () -> random.nextInt(below)), shape);
    }

    /** Different whole numbers in 0 .. below - 1, at most as many. */
    Tensor distinct(Dim count, int below) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, below).boxed().toList());
        Collections.shuffle(all, random);
        int[] next = {0};
        return integers(filled(Shape.of(count), () -> all.get(next[0]++)), Shape.of(count));
    }

    private Tensor integers(Array array, Shape shape) {
        String name = owner + "#" + numbers.size();
        numbers.put(name, array);
        long[] values =
                Arrays.stream(array.values()).mapToLong(value -> (long) value).toArray();
        feed.integers(name, values, longs(array.shape()));
        return graph.input(Role.DATA, name, Type.integer(shape));
    }

    private Array filled(Shape shape, DoubleSupplier next) {
        int[] sizes = shape.dims().stream().mapToInt(this::extent).toArray();
        Array array = Array.zeros(sizes);
        Arrays.setAll(array.values(), i -> next.getAsDouble());
        return array;
    }

    private static long[] longs(int... sizes) {
        return Arrays.stream(sizes).asLongStream().toArray();
    }
}
