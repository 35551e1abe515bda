package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.runtime.BadInputException;
import saltus.runtime.doctor.SystemFiles;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/** Products with weights are the same however they are written: values, gradients, and bits from run to run. */
class ProductsTest {
    private static final double ROUNDING = 2e-5;

    /**
     * x W + c of rows of tokens, with a bias of c or without.
     *
     * @param tokens of a sample; none for a sample that is one row
     */
    private record Product(int tokens, int in, int out, boolean biased) implements Architecture {
        @Override
        public String name() {
            return "product";
        }

        @Override
        public Shape sample() {
            return tokens == 0 ? Shape.of(in) : Shape.of(tokens, in);
        }

        @Override
        public int classes() {
            return 0;
        }

        @Override
        public List<Weight> weights() {
            Initial normal = new Initial.Normal(1);
            List<Weight> weights = new ArrayList<>(List.of(Weight.of("w", Depth.HIDDEN, normal, out, in)));
            if (biased) {
                weights.add(Weight.of("c", Depth.EDGE, normal, out));
            }
            return weights;
        }

        @Override
        public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
            return biased ? z.linear(weights.get("w"), weights.get("c")) : z.linear(weights.get("w"));
        }

        /** The product, a loss of it, and the same product where no gradient passes, bent or not, or both. */
        Graph graph() {
            GraphBuilder graph = new GraphBuilder();
            int[] shape = tokens == 0 ? new int[] {in} : new int[] {tokens, in};
            Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, shape)));
            Weights learned = name -> graph.input(Role.PARAMETER, name, Type.real(Shape.of(shape(name))));
            Tensor y = forward(learned, x, x, x, Condition.of(x));
            graph.output("y", y);
            Tensor learnedBent =
                    forward(learned, x.times(0.3), x, x, Condition.of(x)).gelu();
            graph.output("loss", y.sin().meanOfAll().plus(learnedBent.square().meanOfAll()));
            Weights held = name -> learned.get(name).stopGradient();
            graph.output("held", forward(held, x.times(2), x, x, Condition.of(x)));
            graph.output(
                    "bent", forward(held, x.times(-0.2), x, x, Condition.of(x)).gelu());
            Tensor read = forward(held, x.times(3), x, x, Condition.of(x));
            graph.output("read", read);
            graph.output("bent, too", read.gelu());
            return graph.build();
        }

        private int[] shape(String name) {
            return name.equals("w") ? new int[] {out, in} : new int[] {out};
        }

        Map<String, Array> numbers(int rows) {
            Random random = new Random(in + 7L * out + rows);
            Map<String, Array> numbers = new LinkedHashMap<>();
            int[] x = tokens == 0 ? new int[] {rows, in} : new int[] {rows, tokens, in};
            numbers.put("x", new Array(floats(random, rows * Math.max(1, tokens) * in), x));
            for (Weight weight : weights()) {
                numbers.put(weight.name(), new Array(floats(random, (int) weight.size()), shape(weight.name())));
            }
            return numbers;
        }

        private static double[] floats(Random random, int count) {
            return IntStream.range(0, count)
                    .mapToDouble(i -> (float) random.nextGaussian())
                    .toArray();
        }
    }

    /** Many rows and few, whole blocks of them and not, of one axis and two, with a bias and without. */
    static Stream<Product> products() {
        return Stream.of(
                new Product(16, 16, 48, true),
                new Product(16, 48, 16, false),
                new Product(17, 32, 32, true),
                new Product(0, 64, 16, true),
                new Product(5, 16, 16, true),
                new Product(16, 12, 16, true),
                new Product(16, 16, 4, false));
    }

    @ParameterizedTest
    @MethodSource("products")
    void valuesAndGradientsAreThoseOfDoublePrecision(Product product) {
        for (int rows : new int[] {33, 32, 3, 1}) {
            Map<String, Array> numbers = product.numbers(rows);
            Map<String, Array> interpreted = Interpreter.run(product.graph(), numbers);
            ReplayProgram.Result known = run(product, numbers, Precision.DOUBLE, Products.ENGINE);
            for (Products way : Products.values()) {
                ReplayProgram.Result found = run(product, numbers, Precision.SINGLE, way);
                for (String output : List.of("y", "held", "bent", "read", "bent, too")) {
                    assertClose(
                            interpreted.get(output).values(),
                            found.outputs().get(output),
                            ROUNDING,
                            output + " of " + rows + " " + way);
                }
                known.gradients()
                        .forEach((name, gradient) ->
                                assertClose(gradient, found.gradients().get(name), ROUNDING, name + " " + way));
            }
        }
    }

    @Test
    void noRowsHaveNoProduct() {
        Product product = new Product(16, 16, 48, true);
        for (Products way : Products.values()) {
            assertEquals(
                    0,
                    run(product, product.numbers(0), Precision.SINGLE, way)
                            .outputs()
                            .get("held")
                            .length);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void bitsAreTheSameWhereverNumbersLie(Product product) {
        Map<String, Array> numbers = product.numbers(32);
        try (TrainingState state = state(product, numbers, Precision.SINGLE);
                ReplayProgram program = program(product, state, Precision.SINGLE, Products.ONEDNN)) {
            ReplayProgram.Result first = program.run(state, feed(numbers));
            List<double[]> between = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                between.add(new double[1000 * i + 3]);
                ReplayProgram.Result again = program.run(state, feed(numbers));
                first.outputs()
                        .forEach((name, values) ->
                                assertArrayEquals(values, again.outputs().get(name), 0, name));
                first.gradients()
                        .forEach((name, values) ->
                                assertArrayEquals(values, again.gradients().get(name), 0, name));
            }
        }
    }

    @Test
    void onlyAProductThatNothingElseReadsIsBentAsItIsMade() {
        String text = text(new Product(16, 16, 48, true), Precision.SINGLE, Products.ONEDNN);
        assertEquals(1, text.split(", \"gelu\", ", -1).length - 1, text);
        assertEquals(2, text.split("torch.gelu\\(", -1).length - 1, text);
        String plain = text(new Product(16, 16, 48, true), Precision.SINGLE, Products.ENGINE);
        assertEquals(3, plain.split("torch.gelu\\(", -1).length - 1, plain);
    }

    @Test
    void onlyMatricesOfWholeBlocksInSinglePrecisionTakeAnotherWay() {
        assertTrue(text(new Product(16, 16, 48, true), Precision.SINGLE, Products.ONEDNN)
                .contains("= self.taped_product("));
        assertTrue(text(new Product(16, 16, 48, true), Precision.SINGLE, Products.ONEDNN)
                .contains("= ops.mkldnn._linear_pointwise("));
        for (String other : List.of(
                text(new Product(16, 16, 48, true), Precision.SINGLE, Products.ENGINE),
                text(new Product(16, 16, 48, true), Precision.DOUBLE, Products.ONEDNN),
                text(new Product(16, 16, 48, true), Precision.MIXED, Products.ONEDNN),
                text(new Product(0, 16, 48, true), Precision.SINGLE, Products.ONEDNN),
                text(new Product(16, 12, 16, true), Precision.SINGLE, Products.ONEDNN),
                text(new Product(16, 16, 4, true), Precision.SINGLE, Products.ONEDNN))) {
            assertFalse(other.contains("taped_product(v") || other.contains("mkldnn"), other);
            assertTrue(other.contains("= torch.linear("), other);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, fpu avx2 avx512f, ONEDNN",
        "AuthenticAMD, fpu avx2, ENGINE",
        "GenuineIntel, fpu avx2 avx512f, ENGINE"
    })
    void processorsOfOtherMakersWithWideVectorsTakeTheOtherLibrary(
            String maker, String flags, Products way, @TempDir Path root) throws IOException {
        Path file = Files.createDirectories(root.resolve("proc")).resolve("cpuinfo");
        Files.writeString(file, "vendor_id\t: %s\nmodel name\t: X\nflags\t\t: %s\n".formatted(maker, flags));
        SystemFiles files = new SystemFiles(root);
        assertEquals(way, Products.of(Optional.empty(), files));
        assertEquals(Products.ENGINE, Products.of(Optional.of("engine"), files));
        assertEquals(Products.ONEDNN, Products.of(Optional.of("onednn"), files));
        BadInputException wrong = assertThrows(BadInputException.class, () -> Products.of(Optional.of("mkl"), files));
        assertEquals(
                "The property saltus.products is 'mkl'; set it to engine or onednn, or not at all.",
                wrong.getMessage());
    }

    private static ReplayProgram.Result run(
            Product product, Map<String, Array> numbers, Precision precision, Products way) {
        try (TrainingState state = state(product, numbers, precision);
                ReplayProgram program = program(product, state, precision, way)) {
            return program.run(state, feed(numbers));
        }
    }

    private static String text(Product product, Precision precision, Products way) {
        try (TrainingState state = new TrainingState(product, precision, false, Device.cpu());
                ReplayProgram program = program(product, state, precision, way)) {
            return program.text();
        }
    }

    private static TrainingState state(Product product, Map<String, Array> numbers, Precision precision) {
        TrainingState state = new TrainingState(product, precision, false, Device.cpu());
        for (int i = 0; i < state.trained().size(); i++) {
            state.parameters().set(i, numbers.get(state.trained().get(i)).values());
        }
        return state;
    }

    private static ReplayProgram program(Product product, TrainingState state, Precision precision, Products way) {
        return new ReplayProgram(
                product.graph(),
                Optional.of("loss"),
                state.trained(),
                state.frozen(),
                precision,
                Optional.empty(),
                way,
                Device.cpu());
    }

    private static Feed feed(Map<String, Array> numbers) {
        Array x = numbers.get("x");
        return new Feed()
                .reals("x", x.values(), Arrays.stream(x.shape()).asLongStream().toArray());
    }
}
