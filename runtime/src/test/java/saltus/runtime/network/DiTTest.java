package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.runtime.BadInputException;
import saltus.runtime.network.DiT.Conditioning;

class DiTTest {
    private static final Shape WIDE = Shape.of(2, 4, 6);
    private static final double ROUNDING = 1e-12;

    private static DiT small(Conditioning condition) {
        return new DiT(WIDE, new DiTSize(16, 2, 2, 2), condition, 3, Extras.NONE);
    }

    private static double[] random(Weight weight) {
        return weight.trained()
                ? new Random(weight.name().hashCode())
                        .doubles(weight.size(), -0.5, 0.5)
                        .toArray()
                : InitialWeights.of(weight, 0);
    }

    /** In powers of the width d; LightningDiT-XL/1 for latents of 32 channels has 675.6 M, without the embedder of t - r. */
    @ParameterizedTest
    @CsvSource({"S/2, 4, 32", "B/2, 4, 32", "L/2, 4, 32", "XL/1, 32, 16", "128x4/2, 4, 32"})
    void sizesHaveTheirParameters(String text, int channels, int side) {
        DiTSize size = DiTSize.parse(text);
        long d = size.width();
        long hidden = 8 * d / 3;
        long patch = (long) channels * size.patch() * size.patch();
        long block = 3 * d * d + 3 * d + d * d + d + 2 * d + 2 * d / size.heads();
        long gated = 3 * d * hidden + 2 * hidden + d;
        long embedders = (patch + 1) * d + 2 * (d * d + 258 * d) + 1001 * d;
        long counted = embedders + size.depth() * (block + gated) + d + (d + 1) * patch;
        Shape sample = Shape.of(channels, side, side);
        long modulation = size.depth() * 6 * (d * d + d) + 2 * (d * d + d);
        assertEquals(
                counted + modulation, new DiT(sample, size, Conditioning.MODULATION, 1000, Extras.NONE).parameters());
        assertEquals(counted + 16 * d, new DiT(sample, size, Conditioning.TOKENS, 1000, Extras.NONE).parameters());
    }

    @Test
    void lightningDiTHasItsPublishedNumber() {
        DiT network = new DiT(Shape.of(32, 16, 16), DiTSize.parse("XL/1"), Conditioning.MODULATION, 1000, Extras.NONE);
        long withoutEnds = network.weights().stream()
                .filter(weight -> weight.trained() && !weight.name().startsWith("r_embedder"))
                .mapToLong(Weight::size)
                .sum();
        assertEquals(675.6, withoutEnds / 1e6, 1);
    }

    @Test
    void weightsAreNamedAsInPublicFiles() {
        List<String> names = small(Conditioning.MODULATION).weights().stream()
                .map(Weight::name)
                .toList();
        assertTrue(names.containsAll(List.of(
                "pos_embed",
                "feat_rope.freqs_cos",
                "x_embedder.proj.weight",
                "t_embedder.mlp.0.weight",
                "y_embedder.embedding_table.weight",
                "blocks.1.norm1.weight",
                "blocks.1.attn.qkv.bias",
                "blocks.1.attn.q_norm.weight",
                "blocks.1.attn.k_norm.weight",
                "blocks.1.attn.proj.weight",
                "blocks.1.norm2.weight",
                "blocks.1.mlp.w12.weight",
                "blocks.1.mlp.w3.bias",
                "blocks.1.adaLN_modulation.1.weight",
                "final_layer.norm_final.weight",
                "final_layer.linear.bias",
                "final_layer.adaLN_modulation.1.bias")));
    }

    @ParameterizedTest
    @EnumSource(Conditioning.class)
    void anUntrainedNetworkIsZero(Conditioning condition) {
        Evaluated evaluated = new Evaluated(small(condition), 3, 1, weight -> InitialWeights.of(weight, 5));
        assertArrayEquals(new double[3 * 2 * 4 * 6], evaluated.output().values());
        assertTrue(Arrays.stream(evaluated.observed("blocks.1").values()).anyMatch(x -> x != 0));
    }

    /** By modulation every block begins as the identity: what enters the first leaves the last. */
    @Test
    void untrainedBlocksAreTheIdentity() {
        Evaluated evaluated =
                new Evaluated(small(Conditioning.MODULATION), 3, 1, weight -> InitialWeights.of(weight, 5));
        assertArrayEquals(
                evaluated.observed("blocks.0").values(),
                evaluated.observed("blocks.1").values());
    }

    /** What r is does not matter before anything was learned about it, as in weights of networks that have no r. */
    @ParameterizedTest
    @EnumSource(Conditioning.class)
    void theEndTimeBeginsWithoutEffect(Conditioning condition) {
        Evaluated evaluated = new Evaluated(
                small(condition),
                3,
                1,
                weight -> weight.name().startsWith("r_embedder") ? InitialWeights.of(weight, 5) : random(weight));
        assertArrayEquals(new double[3 * 16], evaluated.observed("r_embedder").values());
    }

    /** The oracle is the definition with complex numbers: a pair is a number of the plane, turned by an angle. */
    @Property(tries = 20)
    void pairsAreTurnedByTheirPlaces(
            @ForAll @IntRange(min = 0, max = 2) int before,
            @ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 4) int columns,
            @ForAll @IntRange(min = 1, max = 3) int quarter) {
        int head = 4 * quarter;
        RotaryPositions positions = new RotaryPositions(before, rows, columns, head);
        Random random = new Random(head);
        double[] gain = random.doubles(head, 0.5, 2).toArray();
        double[] x = random.doubles((long) positions.tokens() * head, -1, 1).toArray();
        double[] found = normalised(positions, gain, x);
        for (int token = 0; token < positions.tokens(); token++) {
            double[] one = Arrays.copyOfRange(x, token * head, (token + 1) * head);
            double deviation = Math.sqrt(Arrays.stream(one).map(v -> v * v).sum() / head + 1e-6);
            for (int i = 0; i < head; i += 2) {
                double a = one[i] / deviation * gain[i];
                double b = one[i + 1] / deviation * gain[i + 1];
                int patch = token - before;
                int place = patch < 0 ? 0 : i < head / 2 ? patch / columns : patch % columns;
                double angle = place * Math.pow(10_000, -(i % (head / 2)) / (head / 2.0));
                assertEquals(a * Math.cos(angle) - b * Math.sin(angle), found[token * head + i], ROUNDING);
                assertEquals(a * Math.sin(angle) + b * Math.cos(angle), found[token * head + i + 1], ROUNDING);
            }
        }
    }

    /** The product of a query and a key that are equal everywhere knows their distance, not their places. */
    @Test
    void productsKnowDistancesOnly() {
        int head = 8;
        RotaryPositions positions = new RotaryPositions(0, 3, 3, head);
        double[] one = new Random(2).doubles(head, -1, 1).toArray();
        double[] x = new double[9 * head];
        Arrays.setAll(x, i -> one[i % head]);
        double[] turned = normalised(positions, new double[] {1, 1, 1, 1, 1, 1, 1, 1}, x);
        assertEquals(product(turned, 0, 4, head), product(turned, 4, 8, head), ROUNDING);
        assertEquals(product(turned, 1, 5, head), product(turned, 3, 7, head), ROUNDING);
        assertTrue(Math.abs(product(turned, 0, 1, head) - product(turned, 0, 3, head)) > 1e-3, "axes are told apart");
    }

    private static double product(double[] x, int a, int b, int head) {
        double sum = 0;
        for (int i = 0; i < head; i++) {
            sum += x[a * head + i] * x[b * head + i];
        }
        return sum;
    }

    private static double[] normalised(RotaryPositions positions, double[] gain, double[] x) {
        GraphBuilder graph = new GraphBuilder();
        Map<String, Array> numbers = new LinkedHashMap<>();
        for (Weight weight : positions.weights()) {
            int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
            numbers.put(weight.name(), new Array(InitialWeights.of(weight, 0), shape));
        }
        Weights weights = name -> graph.input(
                Role.FROZEN, name, Type.real(Shape.of(numbers.get(name).shape())));
        int head = positions.head();
        numbers.put("gain", new Array(gain, head));
        numbers.put("x", new Array(x, 1, positions.tokens(), 1, head));
        Tensor q = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, positions.tokens(), 1, head)));
        graph.output(
                "turned", positions.normalised(weights, graph.input(Role.DATA, "gain", Type.real(Shape.of(head))), q));
        return Interpreter.run(graph.build(), numbers).get("turned").values();
    }

    @Test
    void equalNamesMeanEqualWeights() {
        assertEquals("dit:S/2 by tokens [4,32,16] classes 10", named("S/2"));
        assertEquals(named("S/2"), named("384x12x6/2"));
        assertEquals(named("S/2"), named("384x12/2"));
        assertEquals("dit:96x2x1/4 by tokens [4,32,16] classes 10", named("96x2/4"));
    }

    private static String named(String size) {
        return new DiT(Shape.of(4, 32, 16), DiTSize.parse(size), Conditioning.TOKENS, 10, Extras.NONE).name();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "S", "S/", "XXL/2", "128/2", "128x4", "x4/2", "128x4x/2", "-8x1/2", "128x4/2 ", "999999x1/1"
            })
    void whatIsNoSizeIsRefusedWithTheForms(String text) {
        String message =
                assertThrows(BadInputException.class, () -> DiTSize.parse(text)).getMessage();
        assertTrue(message.contains("'" + text + "'") && message.contains("WIDTHxDEPTH"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1/1", "8x0/1", "8x1x0/1", "8x1/0", "8x1x4/1", "200x1/1"})
    void aSizeThatCannotBeBuiltIsRefused(String text) {
        String message =
                assertThrows(BadInputException.class, () -> DiTSize.parse(text)).getMessage();
        assertTrue(message.contains("four times the heads"), message);
    }

    @Test
    void aPatchDividesBothSides() {
        DiTSize size = DiTSize.parse("8x1/4");
        String message = assertThrows(
                        BadInputException.class,
                        () -> new DiT(Shape.of(1, 8, 6), size, Conditioning.TOKENS, 0, Extras.NONE))
                .getMessage();
        assertTrue(message.contains("8x6") && message.contains("4x4"), message);
    }
}
