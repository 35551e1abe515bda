package saltus.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A graph under construction together with random values for its inputs: what the properties of this package run on. */
final class Trial {
    private final GraphBuilder graph = new GraphBuilder();
    private final Random random;
    private final Map<String, Array> values = new LinkedHashMap<>();
    private final Map<Dim, Integer> extents = new LinkedHashMap<>();
    private final List<Tensor> variables = new ArrayList<>();

    /** Equal seeds give equal trials. */
    Trial(long seed) {
        random = new Random(seed);
        extents.put(Dim.BATCH, between(1, 4));
    }

    GraphBuilder graph() {
        return graph;
    }

    Map<String, Array> values() {
        return values;
    }

    /** The real inputs made by {@link #variable}, in order. */
    List<Tensor> variables() {
        return variables;
    }

    /** A whole number, both ends included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** The number for which an extent stands in this trial. */
    int extent(Dim dim) {
        return dim.isFixed() ? dim.size() : extents.get(dim);
    }

    /** True unless the extent is counted by the graph itself. */
    boolean knows(Dim dim) {
        return dim.isFixed() || extents.containsKey(dim);
    }

    /** A new name for a number. */
    Dim named(String name, int size) {
        Dim dim = Dim.named(name);
        extents.put(dim, size);
        return dim;
    }

    /** A real input that derivatives may be taken along, its entries uniform. */
    Tensor variable(Shape shape, double from, double to) {
        return variable(shape, () -> uniform(from, to));
    }

    /** A real input that derivatives may be taken along, its entries drawn one by one. */
    Tensor variable(Shape shape, java.util.function.DoubleSupplier law) {
        Tensor variable = input("x" + variables.size(), Type.real(shape), law);
        variables.add(variable);
        return variable;
    }

    /** A mask that depends on nothing. */
    Tensor mask(Shape shape) {
        return input("m" + values.size(), new Type(Dtype.BOOL, shape), () -> coin() ? 1 : 0);
    }

    /** Whole numbers in 0 .. bound-1. */
    Tensor numbers(Dim count, int bound) {
        return input("i" + values.size(), Type.integer(Shape.of(count)), () -> between(0, bound - 1));
    }

    /** Different row numbers in 0 .. bound-1, unordered. */
    Tensor distinctNumbers(Dim count, int bound) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, bound).boxed().toList());
        java.util.Collections.shuffle(all, random);
        int[] next = {0};
        return input("i" + values.size(), Type.integer(Shape.of(count)), () -> all.get(next[0]++));
    }

    /** A direction for a value: an input of its type, entries in [-1, 1]. */
    Tensor direction(String name, Tensor value) {
        return input(name, value.type(), () -> uniform(-1, 1));
    }

    /** A random selection of the variables, at least one if there are any. */
    List<Tensor> someVariables() {
        List<Tensor> some = new ArrayList<>();
        variables.stream().filter(v -> coin()).forEach(some::add);
        if (some.isEmpty() && !variables.isEmpty()) {
            some.add(variables.get(between(0, variables.size() - 1)));
        }
        return some;
    }

    /** Runs the graph written so far. */
    Map<String, Array> run() {
        return Interpreter.run(graph.build(), values);
    }

    private Tensor input(String name, Type type, java.util.function.DoubleSupplier law) {
        int[] shape = type.shape().dims().stream().mapToInt(this::extent).toArray();
        Array array = Array.zeros(shape);
        Arrays.setAll(array.values(), i -> law.getAsDouble());
        values.put(name, array);
        return graph.input(Role.DATA, name, type);
    }
}
