package saltus.runtime.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Type;
import saltus.runtime.autoencoder.KlBlocks.Layer;
import saltus.runtime.network.Weight;

/** Closed forms of the layers: identities, constants, equal keys, and what zeros stand where. */
class KlBlocksTest {
    private static final double ROUNDING = 1e-12;

    /** All weights zero but those of norms, and those that are given. */
    private static Map<String, Array> numbers(Layer layer) {
        Map<String, Array> numbers = new HashMap<>();
        for (Weight weight : layer.weights()) {
            int[] shape = weight.shape().stream().mapToInt(Integer::intValue).toArray();
            Array array = Array.zeros(shape);
            if (weight.name().contains("norm") && weight.name().endsWith("weight")) {
                Arrays.fill(array.values(), 1);
            }
            numbers.put(weight.name(), array);
        }
        return numbers;
    }

    /** The window that yields the middle of what it sees, for each channel its own. */
    private static Array identity(int channels, int kernel) {
        Array window = Array.zeros(channels, channels, kernel, kernel);
        for (int c = 0; c < channels; c++) {
            window.values()[(c * channels + c) * kernel * kernel + kernel * kernel / 2] = 1;
        }
        return window;
    }

    private static double[] of(Layer layer, Map<String, Array> numbers, double[] x, int channels, int h, int w) {
        numbers.put("x", new Array(x, 1, channels, h, w));
        GraphBuilder graph = new GraphBuilder();
        graph.output(
                "y",
                layer.of(
                        name -> graph.input(
                                Role.PARAMETER,
                                name,
                                Type.real(Shape.of(numbers.get(name).shape()))),
                        graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, channels, h, w)))));
        return Interpreter.run(graph.build(), numbers).get("y").values();
    }

    private static double[] counting(int count) {
        double[] x = new double[count];
        Arrays.setAll(x, i -> i + 1);
        return x;
    }

    /** Rows and columns 1, 3, ..: the corner of a window stands on the place, zeros lie below and on the right. */
    @Test
    void halvingSeesZerosBelowAndOnTheRight() {
        KlBlocks.Halving layer = new KlBlocks.Halving("d", 1);
        Map<String, Array> numbers = numbers(layer);
        double[] x = counting(16);
        numbers.put("d.conv.weight", identity(1, 3));
        assertArrayEquals(new double[] {6, 8, 14, 16}, of(layer, numbers, x, 1, 4, 4), ROUNDING);
        Array last = Array.zeros(1, 1, 3, 3);
        last.values()[8] = 1;
        numbers.put("d.conv.weight", last);
        assertArrayEquals(new double[] {11, 0, 0, 0}, of(layer, numbers, x, 1, 4, 4), ROUNDING);
        Array first = Array.zeros(1, 1, 3, 3);
        first.values()[0] = 1;
        numbers.put("d.conv.weight", first);
        assertArrayEquals(new double[] {1, 3, 9, 11}, of(layer, numbers, x, 1, 4, 4), ROUNDING);
    }

    @Test
    void doublingRepeatsEveryPlace() {
        KlBlocks.Doubling layer = new KlBlocks.Doubling("u", 2);
        Map<String, Array> numbers = numbers(layer);
        numbers.put("u.conv.weight", identity(2, 3));
        double[] expected = {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4};
        assertArrayEquals(expected, of(layer, numbers, counting(4), 2, 1, 2), ROUNDING);
    }

    @Test
    void aBranchOfZerosIsNotThere() {
        KlBlocks.Residual layer = new KlBlocks.Residual("r", 32, 32);
        Map<String, Array> numbers = numbers(layer);
        double[] x = counting(64);
        assertArrayEquals(x, of(layer, numbers, x, 32, 1, 2), ROUNDING);
    }

    /** Of constants the norm leaves nothing, so that the branch is its second shift. */
    @Test
    void aBranchOfConstantsIsItsShift() {
        KlBlocks.Residual layer = new KlBlocks.Residual("r", 32, 64);
        Map<String, Array> numbers = numbers(layer);
        Arrays.fill(numbers.get("r.conv2.bias").values(), 0.25);
        Arrays.fill(numbers.get("r.conv_shortcut.bias").values(), 3);
        double[] x = new double[64];
        Arrays.fill(x, 7);
        double[] expected = new double[128];
        Arrays.fill(expected, 3.25);
        assertArrayEquals(expected, of(layer, numbers, x, 32, 1, 2), ROUNDING);
    }

    /** Equal keys weigh all places alike: what is added is the mean of the values over the places. */
    @Test
    void attentionOfEqualKeysIsTheMean() {
        int channels = 32;
        KlBlocks.Attention layer = new KlBlocks.Attention("a", channels);
        Map<String, Array> numbers = numbers(layer);
        for (String part : new String[] {"to_q", "to_v", "to_out.0"}) {
            Array matrix = Array.zeros(channels, channels);
            for (int c = 0; c < channels; c++) {
                matrix.values()[c * channels + c] = 1;
            }
            numbers.put("a." + part + ".weight", matrix);
        }
        Arrays.fill(numbers.get("a.to_k.bias").values(), 0.7);
        Arrays.fill(numbers.get("a.group_norm.bias").values(), 0.5);
        double[] x = counting(channels * 3);
        double[] found = of(layer, numbers, x, channels, 1, 3);
        for (int i = 0; i < x.length; i++) {
            // each group is a channel here, whose places have the mean 0 behind the norm
            assertEquals(x[i] + 0.5, found[i], ROUNDING);
        }
    }
}
