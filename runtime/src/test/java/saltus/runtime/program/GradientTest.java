package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static saltus.graph.Precision.DOUBLE;

import ai.djl.Device;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Array;
import saltus.graph.ForwardMode;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Tensor;

/**
 * The gradient by every weight of random networks equals central differences of the interpreter, also through a
 * derivative in time that no stop-gradient guards.
 */
class GradientTest {
    private static final double STEP = 1e-3;

    static Stream<NetworkTrial> networks() {
        return Stream.of(
                        LongStream.range(20, 25).mapToObj(NetworkTrial::mlp),
                        LongStream.range(20, 25).mapToObj(NetworkTrial::sit),
                        LongStream.range(20, 25).mapToObj(NetworkTrial::dit),
                        LongStream.range(20, 23).mapToObj(NetworkTrial::resconv),
                        LongStream.range(20, 22).mapToObj(NetworkTrial::unet))
                .flatMap(networks -> networks);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsEqualDifferences(NetworkTrial trial) {
        Tensor u = trial.output();
        Tensor derivative = ForwardMode.tangent(u, trial.direction());
        Tensor squares = u.square().meanOfAll();
        Tensor bent = derivative
                .times(0.3)
                .sin()
                .meanOfAll()
                .plus(trial.said().times(0.7).sin().meanOfAll());
        Tensor held = u.stopGradient();
        // u held where it is: the slope of u held is half of that of u squared, that of exp(held) is zero
        trial.graph().output("moving", squares.times(1.5).plus(bent));
        trial.graph()
                .output(
                        "loss",
                        squares.plus(bent)
                                .plus(u.times(held).meanOfAll())
                                .plus(held.exp().meanOfAll()));
        Graph graph = trial.graph().build();
        Map<String, double[]> gradients;
        try (TrainingState state = trial.state(DOUBLE);
                ReplayProgram program = new ReplayProgram(
                        graph, Optional.of("loss"), state.trained(), state.frozen(), DOUBLE, Device.cpu())) {
            gradients = program.run(state, trial.feed()).gradients();
            assertEquals(state.trained(), gradients.keySet().stream().toList());
        }
        Random random = new Random(trial.rows());
        double scale = gradients.values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        gradients.forEach((name, gradient) -> {
            double[] direction = random.doubles(gradient.length, -1, 1).toArray();
            double near = moved(trial, graph, name, direction, STEP) - moved(trial, graph, name, direction, -STEP);
            double far =
                    moved(trial, graph, name, direction, 2 * STEP) - moved(trial, graph, name, direction, -2 * STEP);
            double found = 0;
            for (int i = 0; i < gradient.length; i++) {
                found += gradient[i] * direction[i];
            }
            assertEquals((8 * near - far) / (12 * STEP), found, 1e-7 * Math.max(1, scale), name);
        });
    }

    private static double moved(NetworkTrial trial, Graph graph, String name, double[] direction, double step) {
        Map<String, Array> numbers = new LinkedHashMap<>(trial.numbers());
        Array at = numbers.get(name);
        double[] values = at.values().clone();
        Arrays.setAll(values, i -> values[i] + step * direction[i]);
        numbers.put(name, new Array(values, at.shape()));
        return Interpreter.run(graph, numbers).get("moving").values()[0];
    }
}
