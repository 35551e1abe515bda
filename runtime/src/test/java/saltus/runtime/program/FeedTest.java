package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import saltus.graph.Dtype;

class FeedTest {
    @Property(tries = 50)
    void aProgramReadsTheNumbersThatWereGivenRoundedOnce(
            @ForAll @Size(6) double[] doubles, @ForAll @Size(6) float[] floats, @ForAll @Size(2) long[] whole) {
        float[] rounded = new float[6];
        double[] widened = new double[6];
        for (int i = 0; i < 6; i++) {
            rounded[i] = (float) doubles[i];
            widened[i] = floats[i];
        }
        for (boolean ready : new boolean[] {false, true}) {
            try (NDManager manager = NativeEngine.manager(Device.cpu())) {
                Feed single = given(doubles, floats, whole);
                Feed exact = given(doubles, floats, whole);
                if (ready) {
                    single.ready(Dtype.F32, new FeedMemory());
                    exact.ready(Dtype.F64, new FeedMemory());
                }
                assertArrayEquals(rounded, single.array(manager, "d", Dtype.F32).toFloatArray());
                assertArrayEquals(floats, single.array(manager, "f", Dtype.F32).toFloatArray());
                assertArrayEquals(doubles, exact.array(manager, "d", Dtype.F64).toDoubleArray());
                assertArrayEquals(widened, exact.array(manager, "f", Dtype.F64).toDoubleArray());
                for (Feed feed : new Feed[] {single, exact}) {
                    assertArrayEquals(whole, feed.array(manager, "n", Dtype.F32).toLongArray());
                    assertArrayEquals(new long[] {2, 3}, feed.shape("f"));
                    assertEquals(
                            "[true, true, false]",
                            Arrays.toString(new boolean[] {feed.isReal("d"), feed.isReal("f"), feed.isReal("n")}));
                }
            }
        }
    }

    private static Feed given(double[] doubles, float[] floats, long[] whole) {
        return new Feed().reals("d", doubles, 2, 3).reals("f", floats, 2, 3).integers("n", whole, 2);
    }

    @Property(tries = 20)
    void rowsAreMadeSomeAtATimeAndMemoryIsUsedAgain(
            @ForAll @IntRange(min = 1, max = 200) int rows, @ForAll @IntRange(min = 1, max = 2000) int each) {
        FeedMemory memory = new FeedMemory();
        ByteBuffer used = memory.take(rows * each * Float.BYTES);
        while (used.hasRemaining()) {
            used.put((byte) 1);
        }
        memory.takeBack(used);
        int[] next = {0};
        Feed feed = new Feed().reals("x", (from, to) -> rowsOf(next, from, to, each), rows, each);
        assertEquals(0, next[0], "made before they are needed");
        feed.ready(Dtype.F32, memory);
        assertEquals(rows, next[0]);
        try (NDManager manager = NativeEngine.manager(Device.cpu())) {
            float[] expected = new float[rows * each];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = i + 0.25F;
            }
            assertArrayEquals(expected, feed.array(manager, "x", Dtype.F32).toFloatArray());
        }
        feed.giveBack(memory);
        assertSame(used, memory.take(rows * each * Float.BYTES));
        assertNotSame(used, memory.take(rows * each * Float.BYTES));
        assertThrows(IllegalArgumentException.class, () -> feed.shape("x"));
    }

    private static double[] rowsOf(int[] next, int from, int to, int each) {
        assertEquals(next[0], from);
        next[0] = to;
        double[] numbers = new double[(to - from) * each];
        Arrays.setAll(numbers, i -> from * each + i + 0.25);
        return numbers;
    }

    @Test
    void rowsThatAreTooFewAreRefused() {
        Feed feed = new Feed().reals("x", (from, to) -> new double[1], 2, 3);
        assertEquals(
                "1 numbers for rows 0 to 2 of [2, 3]",
                assertThrows(IllegalArgumentException.class, () -> feed.ready(Dtype.F32, new FeedMemory()))
                        .getMessage());
    }

    @Test
    void numbersMadeReadyForOneTypeAreNotThoseOfAnother() {
        FeedMemory memory = new FeedMemory();
        Feed feed = new Feed().reals("x", new double[1], 1).ready(Dtype.F32, memory);
        assertThrows(IllegalArgumentException.class, () -> feed.ready(Dtype.F64, memory));
        assertEquals(1, feed.ready(Dtype.F32, memory).shape("x").length);
    }
}
