package saltus.runtime.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;

/** A network's values on random samples, by the interpreter. */
final class Evaluated {
    private static final String OUTPUT = "output";
    private static final String SAMPLES = "z";

    private final Map<String, Array> numbers = new LinkedHashMap<>();
    private final Map<String, Array> values;

    /** @param weights the numbers of each weight */
    Evaluated(Architecture network, int rows, long seed, Function<Weight, double[]> weights) {
        Random random = new Random(seed);
        GraphBuilder graph = new GraphBuilder();
        Weights bound = new BoundNetwork(network).weights(graph, Role.PARAMETER, false);
        Shape times = Shape.of(Dim.BATCH);
        Dim[] dims = Stream.concat(Stream.of(Dim.BATCH), network.sample().dims().stream())
                .toArray(Dim[]::new);
        Tensor output = network.forward(
                new ObservedWeights(bound, graph::output),
                graph.input(Role.DATA, SAMPLES, Type.real(Shape.of(dims))),
                graph.input(Role.DATA, "r", Type.real(times)),
                graph.input(Role.DATA, "t", Type.real(times)),
                Condition.of(graph.input(Role.DATA, "labels", Type.integer(times))));
        graph.output(OUTPUT, output);
        for (Weight weight : network.weights()) {
            int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
            numbers.put(weight.name(), new Array(weights.apply(weight), shape));
        }
        int[] sizes = Arrays.stream(dims)
                .mapToInt(dim -> dim.isFixed() ? dim.size() : rows)
                .toArray();
        int count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        numbers.put(SAMPLES, new Array(random.doubles(count, -1, 1).toArray(), sizes));
        numbers.put("r", new Array(random.doubles(rows, 0, 0.5).toArray(), rows));
        numbers.put("t", new Array(random.doubles(rows, 0.5, 1).toArray(), rows));
        double[] labels =
                random.ints(rows, 0, network.classes() + 1).asDoubleStream().toArray();
        numbers.put("labels", new Array(labels, rows));
        this.values = Interpreter.run(graph.build(), numbers);
    }

    /** A weight, or one of z, r, t and labels. */
    Array given(String name) {
        return found(numbers, name);
    }

    Array output() {
        return observed(OUTPUT);
    }

    /** An intermediate value. */
    Array observed(String name) {
        return found(values, name);
    }

    /** Names of the intermediate values. */
    List<String> names() {
        return values.keySet().stream().filter(name -> !name.equals(OUTPUT)).toList();
    }

    private static Array found(Map<String, Array> arrays, String name) {
        Array array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no value " + name + " among " + arrays.keySet());
        }
        return array;
    }
}
