package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

class SiTTest {
    private static final int LATENT_CHANNELS = 4;
    private static final int LATENT_SIDE = 32;
    private static final int IMAGENET = 1000;

    private static SiT named(String size) {
        return new SiT(LATENT_CHANNELS, LATENT_SIDE, SiTSize.parse(size), IMAGENET, Extras.NONE);
    }

    /** The sums over the reference implementation's table of shapes, without the position table. */
    @ParameterizedTest
    @CsvSource({"S/2, 33105424", "B/4, 131165248", "B/2, 131091472", "L/2, 459137040", "XL/2, 676440592"})
    void namedSizesHaveTheirParameters(String size, long parameters) {
        assertEquals(parameters, named(size).parameters());
        assertEquals(parameters, counted(SiTSize.parse(size)));
    }

    /** In powers of the width d: patches, two embedders of 256 features, labels, 18 d^2 + 15 d a block, final layer. */
    private static long counted(SiTSize size) {
        long d = size.width();
        long entries = (long) LATENT_CHANNELS * size.patch() * size.patch();
        long embedders = (entries + 1) * d + 2 * (d * d + 258 * d) + (IMAGENET + 1) * d;
        return embedders + size.depth() * (18 * d * d + 15 * d) + (d + 1) * entries + 2 * (d * d + d);
    }

    @ParameterizedTest
    @CsvSource({
        "S/2, 384, 12, 6, 2",
        "B/4, 768, 12, 12, 4",
        "B/2, 768, 12, 12, 2",
        "L/2, 1024, 24, 16, 2",
        "XL/2, 1152, 28, 16, 2"
    })
    void weightsAreThoseOfTheReference(String size, int width, int depth, int heads, int patch) {
        assertEquals(new SiTSize(width, depth, heads, patch), SiTSize.parse(size));
        Map<String, List<Integer>> expected = reference(LATENT_CHANNELS, LATENT_SIDE, width, depth, patch, IMAGENET);
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        named(size).weights().forEach(weight -> assertEquals(null, found.put(weight.name(), weight.shape())));
        assertEquals(expected, found);
        List<String> tables = named(size).weights().stream()
                .filter(weight -> !weight.trained())
                .map(Weight::name)
                .toList();
        assertEquals(List.of("pos_embed"), tables);
    }

    @Test
    void theLogVarianceHasAHeadOfItsOwn() {
        SiT plain = new SiT(1, 4, new SiTSize(8, 1, 2, 2), 2, Extras.NONE);
        SiT adaptive = new SiT(1, 4, new SiTSize(8, 1, 2, 2), 2, Extras.LOG_VARIANCE);
        List<Weight> more = new ArrayList<>(adaptive.weights());
        more.removeAll(plain.weights());
        assertEquals(
                List.of("logvar_linear.weight", "logvar_linear.bias"),
                more.stream().map(Weight::name).toList());
        assertEquals(
                List.of(List.of(1, 8), List.of(1)),
                more.stream().map(Weight::shape).toList());
    }

    private static Map<String, List<Integer>> reference(int channels, int side, int d, int depth, int p, int classes) {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put("pos_embed", List.of(1, (side / p) * (side / p), d));
        shapes.put("x_embedder.proj.weight", List.of(d, channels, p, p));
        shapes.put("x_embedder.proj.bias", List.of(d));
        for (String embedder : List.of("t_embedder", "r_embedder")) {
            matrix(shapes, embedder + ".mlp.0", d, 256);
            matrix(shapes, embedder + ".mlp.2", d, d);
        }
        shapes.put("y_embedder.embedding_table.weight", List.of(classes + 1, d));
        for (int i = 0; i < depth; i++) {
            matrix(shapes, "blocks." + i + ".attn.qkv", 3 * d, d);
            matrix(shapes, "blocks." + i + ".attn.proj", d, d);
            matrix(shapes, "blocks." + i + ".mlp.fc1", 4 * d, d);
            matrix(shapes, "blocks." + i + ".mlp.fc2", d, 4 * d);
            matrix(shapes, "blocks." + i + ".adaLN_modulation.1", 6 * d, d);
        }
        matrix(shapes, "final_layer.linear", p * p * channels, d);
        matrix(shapes, "final_layer.adaLN_modulation.1", 2 * d, d);
        return shapes;
    }

    private static void matrix(Map<String, List<Integer>> shapes, String name, int out, int in) {
        shapes.put(name + ".weight", List.of(out, in));
        shapes.put(name + ".bias", List.of(out));
    }

    @Test
    void anUntrainedNetworkIsZero() {
        SiT network = new SiT(2, 4, new SiTSize(16, 2, 2, 2), 3, Extras.NONE);
        Evaluated evaluated = new Evaluated(network, 3, 1, weight -> InitialWeights.of(weight, 5));
        assertArrayEquals(new double[3 * 2 * 4 * 4], evaluated.output().values());
        double[] tokens = evaluated.observed("x_embedder").values();
        assertTrue(Arrays.stream(tokens).anyMatch(x -> x != 0), "what is zero is the final layer, not the input");
    }

    /**
     * Pixel (c, row p + i, column p + j) enters token (row, column) as entry (c, i, j) and leaves it as (i, j, c): the
     * layout of the reference implementation, in which the two are inverse to each other.
     */
    @Property(tries = 12)
    void patchesAreCutAndPutBackWhereTheyBelong(
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 3) int patch,
            @ForAll @IntRange(min = 1, max = 3) int row) {
        int side = row * patch;
        int length = channels * patch * patch;
        int width = 4 * length;
        SiT network = new SiT(channels, side, new SiTSize(width, 1, 1, patch), 1, Extras.NONE);
        Random random = new Random(length);
        Evaluated evaluated = new Evaluated(network, 2, 3, weight -> switch (weight.name()) {
            case "x_embedder.proj.weight" -> identity(width, length);
            case "x_embedder.proj.bias" -> new double[width];
            default -> random.doubles(weight.size(), -0.5, 0.5).toArray();
        });
        double[] in = evaluated.given("z").values();
        double[] tokens = evaluated.observed("x_embedder").values();
        double[] last = evaluated.observed("final_layer").values();
        double[] out = evaluated.output().values();
        for (int pixel = 0; pixel < in.length; pixel++) {
            int x = pixel % side;
            int y = pixel / side % side;
            int c = pixel / (side * side) % channels;
            int sample = pixel / (side * side * channels);
            int token = (sample * row + y / patch) * row + x / patch;
            int i = y % patch;
            int j = x % patch;
            assertEquals(in[pixel], tokens[token * width + (c * patch + i) * patch + j]);
            assertEquals(out[pixel], last[token * length + (i * patch + j) * channels + c]);
        }
    }

    private static double[] identity(int rows, int columns) {
        double[] matrix = new double[rows * columns];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            matrix[i * columns + i] = 1;
        }
        return matrix;
    }

    @Test
    void everyIntermediateValueCanBeObserved() {
        SiT network = new SiT(2, 4, new SiTSize(8, 2, 2, 2), 3, Extras.NONE);
        Evaluated evaluated = new Evaluated(network, 3, 1, weight -> InitialWeights.of(weight, 5));
        Map<String, Shape> expected = new LinkedHashMap<>();
        for (String time : List.of("t", "r")) {
            expected.put(time + "_freq", Shape.of(3, 256));
            expected.put(time + "_embedder", Shape.of(3, 8));
        }
        expected.put("y_embedder", Shape.of(3, 8));
        for (String tokens :
                List.of("x_embedder", "blocks.0", "blocks.0.attn", "blocks.1", "blocks.1.attn", "final_layer")) {
            expected.put(tokens, Shape.of(3, 4, 8));
        }
        Map<String, Shape> found = new LinkedHashMap<>();
        evaluated
                .names()
                .forEach(name ->
                        found.put(name, Shape.of(evaluated.observed(name).shape())));
        assertEquals(expected, found);
    }

    @Test
    void aPatchDividesTheSample() {
        SiTSize size = SiTSize.parse("8x1x1/3");
        String message = assertThrows(BadInputException.class, () -> new SiT(1, 32, size, 0, Extras.NONE))
                .getMessage();
        assertTrue(message.contains("32x32") && message.contains("3x3"), message);
    }

    @Test
    void equalNamesMeanEqualWeights() {
        assertEquals("sit:S/2 4x32x32 classes 1000", named("S/2").name());
        assertEquals(named("S/2").name(), named("384x12x6/2").name());
        assertEquals(
                "sit:8x1x2/2 1x4x4 classes 2 with log-variance",
                new SiT(1, 4, new SiTSize(8, 1, 2, 2), 2, Extras.LOG_VARIANCE).name());
        assertEquals(Shape.of(4, 32, 32), named("S/2").sample());
    }
}
