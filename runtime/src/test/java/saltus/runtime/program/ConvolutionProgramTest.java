package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Convolution;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/**
 * In single precision the engine convolves blocks of channels: channels that fill none equal the interpreter, too, and bits
 * are the same wherever in memory the numbers lie.
 */
class ConvolutionProgramTest {
    private record Layer(Convolution convolution) implements Architecture {
        @Override
        public String name() {
            return "convolution";
        }

        @Override
        public Shape sample() {
            return Shape.of(convolution.in(), 5, 7);
        }

        @Override
        public int classes() {
            return 0;
        }

        @Override
        public List<Weight> weights() {
            return convolution.weights(Depth.HIDDEN, 1);
        }

        @Override
        public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
            return convolution.of(weights, z);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 3, 3", "16, 16, 3, 2", "16, 3, 3, 1", "1, 32, 5, 2", "20, 17, 3, 4", "5, 7, 1, 3"})
    void singlePrecisionEqualsTheInterpreterAndItself(int in, int out, int kernel, int rows) {
        Layer layer = new Layer(new Convolution("c", in, out, kernel));
        Random random = new Random(in);
        GraphBuilder graph = new GraphBuilder();
        Map<String, Array> numbers = new LinkedHashMap<>();
        double[] x = floats(random, rows * in * 35);
        numbers.put("x", new Array(x, rows, in, 5, 7));
        for (Weight weight : layer.weights()) {
            int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
            numbers.put(weight.name(), new Array(floats(random, (int) weight.size()), shape));
        }
        Tensor input = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, in, 5, 7)));
        Tensor y = layer.forward(
                name -> graph.input(
                        Role.PARAMETER,
                        name,
                        Type.real(Shape.of(numbers.get(name).shape()))),
                input,
                input,
                input,
                Condition.of(input));
        graph.output("y", y);
        graph.output("loss", y.square().meanOfAll());
        double[] expected = Interpreter.run(graph.build(), numbers).get("y").values();
        try (TrainingState state = new TrainingState(layer, Precision.SINGLE, false, Device.cpu());
                ReplayProgram program = new ReplayProgram(
                        graph.build(),
                        Optional.of("loss"),
                        state.trained(),
                        state.frozen(),
                        Precision.SINGLE,
                        Device.cpu())) {
            for (int i = 0; i < state.trained().size(); i++) {
                state.parameters().set(i, numbers.get(state.trained().get(i)).values());
            }
            ReplayProgram.Result first = null;
            for (int i = 0; i < 5; i++) {
                Feed feed = new Feed().reals("x", x, rows, in, 5, 7);
                ReplayProgram.Result result = program.run(state, feed);
                double[] found = result.outputs().get("y");
                for (int j = 0; j < found.length; j++) {
                    assertEquals(expected[j], found[j], 1e-4);
                }
                first = first == null ? result : first;
                for (String weight : state.trained()) {
                    assertArrayEquals(
                            first.gradients().get(weight), result.gradients().get(weight));
                }
                assertArrayEquals(first.outputs().get("y"), found);
            }
        }
    }

    private static double[] floats(Random random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> (float) random.nextGaussian());
        return values;
    }
}
