package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static saltus.graph.Precision.DOUBLE;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Array;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Tensor;
import saltus.runtime.network.Weight;

/** Every operation as a native program equals its meaning, the interpreter; its gradient equals differences of it. */
class OpParityTest {
    private static final String LOSS = "loss";
    private static final double STEP = 1e-3;

    @Test
    void everyOperationHasACase() {
        Set<Class<?>> covered = OpCases.all().stream().map(OpCase::op).collect(Collectors.toCollection(HashSet::new));
        covered.add(Op.Embedding.class); // needs a feature network, see EmbeddingProgramTest
        assertEquals(Set.of(Op.class.getPermittedSubclasses()), covered);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void programsOfFixedShapesEqualTheInterpreter(long seed) {
        compare(new OpTrial(seed, false), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9, 10, 11, 12})
    void programsOfBatchesEqualTheInterpreter(long seed) {
        compare(new OpTrial(seed, true), seed);
    }

    private static void compare(OpTrial trial, long seed) {
        Tensor loss = trial.graph().scalar(0);
        for (OpCase one : OpCases.all()) {
            trial.begin(one.name());
            Tensor result = one.write().apply(trial);
            trial.graph().output(one.name(), result);
            Tensor size = size(result);
            trial.graph().output(sizeName(one), size);
            loss = one.op() == Op.Scalar.class ? loss : loss.plus(size);
        }
        trial.graph().output(LOSS, loss);
        Graph graph = trial.built();
        try (TrainingState state = new TrainingState(new Leaves(trial.weights()), DOUBLE, false, Device.cpu());
                ReplayProgram program =
                        new ReplayProgram(graph, Optional.of(LOSS), state.trained(), List.of(), DOUBLE, Device.cpu())) {
            for (int i = 0; i < state.trained().size(); i++) {
                String name = state.trained().get(i);
                state.parameters().set(i, trial.numbers().get(name).values());
            }
            ReplayProgram.Result found = program.run(state, trial.feed());
            Interpreter.run(graph, trial.numbers())
                    .forEach((name, array) ->
                            assertClose(array.values(), found.outputs().get(name), 1e-12, name));
            compareGradients(trial, graph, found.gradients(), seed);
        }
    }

    /** Cases share no parameter, so that the gradient of the sum of their sizes tells each one's slope. */
    private static void compareGradients(OpTrial trial, Graph graph, Map<String, double[]> gradients, long seed) {
        Map<String, double[]> direction = new LinkedHashMap<>();
        Random random = new Random(seed);
        for (Weight weight : trial.weights()) {
            direction.put(weight.name(), random.doubles(weight.size(), -1, 1).toArray());
        }
        Map<String, Array> ahead = moved(trial, graph, direction, STEP);
        Map<String, Array> behind = moved(trial, graph, direction, -STEP);
        Map<String, Array> farAhead = moved(trial, graph, direction, 2 * STEP);
        Map<String, Array> farBehind = moved(trial, graph, direction, -2 * STEP);
        for (OpCase one : OpCases.all()) {
            String size = sizeName(one);
            double near = number(ahead, size) - number(behind, size);
            double far = number(farAhead, size) - number(farBehind, size);
            double expected = one.constant() || one.op() == Op.Scalar.class ? 0 : (8 * near - far) / (12 * STEP);
            double found = trial.parametersOf(one.name()).stream()
                    .mapToDouble(name -> product(gradients.get(name), direction.get(name)))
                    .sum();
            assertEquals(expected, found, 1e-8 * Math.max(1, Math.abs(expected)), "gradient of " + one.name());
        }
    }

    private static Map<String, Array> moved(OpTrial trial, Graph graph, Map<String, double[]> direction, double step) {
        Map<String, Array> numbers = new LinkedHashMap<>(trial.numbers());
        direction.forEach((name, along) -> {
            Array at = numbers.get(name);
            double[] values = at.values().clone();
            Arrays.setAll(values, i -> values[i] + step * along[i]);
            numbers.put(name, new Array(values, at.shape()));
        });
        return Interpreter.run(graph, numbers);
    }

    private static double number(Map<String, Array> outputs, String name) {
        return outputs.get(name).values()[0];
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** A number that moves with every entry of a value. */
    private static Tensor size(Tensor value) {
        Tensor real = value.cast(Dtype.F32);
        Tensor rows = real.times(1.3).plus(0.5).sin().sumPerRow();
        return rows.shape().rank() == 0 ? rows : rows.sum(0);
    }

    private static String sizeName(OpCase one) {
        return "size of " + one.name();
    }
}
