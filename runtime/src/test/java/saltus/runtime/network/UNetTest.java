package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

class UNetTest {
    private static final double ROUNDING = 1e-12;

    /** What the released code prints for CIFAR-10: 55,733,891 parameters, 9 x 128 of them for augmentation labels. */
    private static final long EDM = 55_733_891 - 9 * 128;

    private static UNet cifar(int classes) {
        return new UNet(Shape.of(3, 32, 32), 128, 3, 4, classes, Extras.NONE);
    }

    /** Of EDM's network it differs by the first layer on the embeddings: 512 features of two times instead of 128 of one. */
    @Test
    void theOneForCifarHasItsParameters() {
        assertEquals(EDM + (512 - 128) * 512, cifar(0).parameters());
        assertEquals(55_929_347, cifar(0).parameters());
        assertEquals(55_929_347 + 10 * 512 + 512, cifar(10).parameters());
    }

    @Test
    void weightsAreNamedAsInThePublicFiles() {
        Map<String, List<Integer>> shapes = new LinkedHashMap<>();
        cifar(0).weights().forEach(weight -> shapes.put(weight.name(), weight.shape()));
        assertEquals(List.of(512, 512), shapes.get("map_layer0.weight"));
        assertEquals(List.of(128, 3, 3, 3), shapes.get("enc.32x32_conv.weight"));
        assertEquals(List.of(256, 128, 1, 1), shapes.get("enc.32x32_block0.skip.weight"));
        assertEquals(List.of(256, 512), shapes.get("enc.16x16_down.affine.weight"));
        assertEquals(List.of(768, 256, 1, 1), shapes.get("enc.16x16_block3.qkv.weight"));
        assertEquals(List.of(256, 256, 1, 1), shapes.get("dec.8x8_in0.proj.weight"));
        assertEquals(List.of(256, 512, 3, 3), shapes.get("dec.16x16_block4.conv0.weight"));
        assertEquals(List.of(256, 384, 3, 3), shapes.get("dec.32x32_block4.conv0.weight"));
        assertEquals(List.of(3, 256, 3, 3), shapes.get("dec.32x32_aux_conv.weight"));
        assertEquals(
                List.of(
                        "enc.16x16_block0.qkv.weight",
                        "enc.16x16_block1.qkv.weight",
                        "enc.16x16_block2.qkv.weight",
                        "enc.16x16_block3.qkv.weight",
                        "dec.8x8_in0.qkv.weight",
                        "dec.16x16_block4.qkv.weight"),
                shapes.keySet().stream()
                        .filter(name -> name.endsWith("qkv.weight"))
                        .toList());
    }

    @Test
    void anUntrainedNetworkIsAlmostZero() {
        UNet network = new UNet(Shape.of(2, 4, 8), 4, 2, 1, 3, Extras.NONE);
        Evaluated evaluated = new Evaluated(network, 3, 1, weight -> InitialWeights.of(weight, 5));
        double greatest =
                Arrays.stream(evaluated.output().values()).map(Math::abs).max().orElseThrow();
        assertTrue(greatest > 0 && greatest < 1e-3, "found " + greatest);
    }

    /** The definition of the filter: places (1, 3, 3, 1) / 8 around the middle of two, zeros outside. */
    @Property(tries = 20)
    void halvingIsTheFilter(@ForAll @IntRange(min = 1, max = 3) int h, @ForAll @IntRange(min = 1, max = 3) int w) {
        double[] x = new Random(h).doubles(4L * h * w, -1, 1).toArray();
        double[] found = resampled(UNetResampling.HALVED, x, 2 * h, 2 * w);
        double[] filter = {1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0};
        for (int i = 0; i < h; i++) {
            for (int j = 0; j < w; j++) {
                double sum = 0;
                for (int a = 0; a < 4; a++) {
                    for (int b = 0; b < 4; b++) {
                        int row = 2 * i + a - 1;
                        int column = 2 * j + b - 1;
                        boolean inside = row >= 0 && row < 2 * h && column >= 0 && column < 2 * w;
                        sum += inside ? filter[a] * filter[b] * x[row * 2 * w + column] : 0;
                    }
                }
                assertEquals(sum, found[i * w + j], ROUNDING);
            }
        }
    }

    /** Doubling is the transpose of halving, four times: sum y D(x) = 4 sum H(y) x. */
    @Property(tries = 20)
    void doublingIsTheTranspose(@ForAll @IntRange(min = 1, max = 3) int h, @ForAll @IntRange(min = 1, max = 3) int w) {
        Random random = new Random(w);
        double[] x = random.doubles((long) h * w, -1, 1).toArray();
        double[] y = random.doubles(4L * h * w, -1, 1).toArray();
        assertEquals(
                product(y, resampled(UNetResampling.DOUBLED, x, h, w)),
                4 * product(resampled(UNetResampling.HALVED, y, 2 * h, 2 * w), x),
                ROUNDING);
    }

    private static double product(double[] a, double[] b) {
        assertEquals(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Away from the border what is constant stays so. */
    @Test
    void constantsStay() {
        double[] ones = new double[64];
        Arrays.fill(ones, 1);
        assertEquals(1, resampled(UNetResampling.HALVED, ones, 8, 8)[5], ROUNDING);
        assertEquals(1, resampled(UNetResampling.DOUBLED, ones, 8, 8)[3 * 16 + 4], ROUNDING);
    }

    private static double[] resampled(UNetResampling how, double[] x, int height, int width) {
        Map<String, Array> numbers = new LinkedHashMap<>();
        for (int extent : new int[] {height, width}) {
            int fine = how == UNetResampling.HALVED ? extent : 2 * extent;
            UNetResampling.weights(fine).forEach(weight -> numbers.put(weight.name(), array(weight)));
        }
        return evaluated(numbers, x, Shape.rows(Dim.BATCH, 1, height, width), how::of);
    }

    /** Equal keys weigh all places alike: attention is the mean of the values. */
    @Test
    void attentionOfEqualKeysIsTheMean() {
        UNetBlock block = new UNetBlock("b", 2, 2, UNetResampling.NONE, true);
        Map<String, Array> numbers = new LinkedHashMap<>();
        block.weights(3).forEach(weight -> numbers.put(weight.name(), array(weight)));
        // the branch of convolutions is nothing, values are what the norm gives, keys are nothing
        numbers.put("b.conv1.weight", Array.zeros(2, 2, 3, 3));
        numbers.put("b.qkv.weight", new Array(new double[] {1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1}, 6, 2, 1, 1));
        numbers.put("b.proj.weight", new Array(new double[] {1, 0, 0, 1}, 2, 2, 1, 1));
        numbers.put("b.norm2.bias", new Array(new double[] {0.5, -0.25}, 2));
        numbers.put("known", Array.zeros(1, 3));
        double[] x = {1, 2, 3, 4, -1, -3, 5, 7};
        double[] found = evaluated(
                numbers,
                x,
                Shape.rows(Dim.BATCH, 2, 2, 2),
                (weights, in) -> block.of(
                        weights, in, in.graph().input(Role.DATA, "known", Type.real(Shape.rows(Dim.BATCH, 3)))));
        double half = Math.sqrt(0.5);
        double mean = Arrays.stream(x).sum() / 8;
        double deviation =
                Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / 8);
        for (int c = 0; c < 2; c++) {
            double ofChannel = Arrays.stream(x, 4 * c, 4 * c + 4).sum() / 4;
            double seen = (ofChannel - mean) / deviation + (c == 0 ? 0.5 : -0.25);
            for (int i = 4 * c; i < 4 * c + 4; i++) {
                assertEquals((half * x[i] + seen) * half, found[i], 1e-6);
            }
        }
    }

    @Test
    void groupsOfConstantsBecomeTheirShifts() {
        GroupNorm norm = new GroupNorm("n", 4, 2, 1e-6);
        Map<String, Array> numbers = new LinkedHashMap<>();
        numbers.put("n.weight", new Array(new double[] {2, 3, 4, 5}, 4));
        numbers.put("n.bias", new Array(new double[] {0.1, 0.2, 0.3, 0.4}, 4));
        double[] x = {7, 7, 7, 7, -2, -2, -2, -2};
        double[] found = evaluated(numbers, x, Shape.rows(Dim.BATCH, 4, 1, 2), norm::of);
        assertArrayEquals(new double[] {0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4}, found, ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"256, 32", "128, 32", "64, 16", "8, 2", "6, 1", "12, 3", "200, 25", "3, 1"})
    void groupsDivideTheChannels(int channels, int groups) {
        assertEquals(groups, UNetBlock.norm("n", channels).groups());
    }

    private interface Layer {
        Tensor of(Weights weights, Tensor x);
    }

    private static Array array(Weight weight) {
        int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
        return new Array(InitialWeights.of(weight, 3), shape);
    }

    private static double[] evaluated(Map<String, Array> numbers, double[] x, Shape shape, Layer layer) {
        GraphBuilder graph = new GraphBuilder();
        int[] sizes = shape.dims().stream()
                .mapToInt(dim -> dim.isFixed() ? dim.size() : 1)
                .toArray();
        numbers.put("x", new Array(x, sizes));
        Weights weights = name -> graph.input(
                Role.PARAMETER, name, Type.real(Shape.of(numbers.get(name).shape())));
        graph.output("y", layer.of(weights, graph.input(Role.DATA, "x", Type.real(shape))));
        return Interpreter.run(graph.build(), numbers).get("y").values();
    }
}
