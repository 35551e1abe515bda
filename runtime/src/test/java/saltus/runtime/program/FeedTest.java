package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
                    single.ready(Dtype.F32);
                    exact.ready(Dtype.F64);
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

    @Test
    void numbersMadeReadyForOneTypeAreNotThoseOfAnother() {
        Feed feed = new Feed().reals("x", new double[1], 1).ready(Dtype.F32);
        assertThrows(IllegalArgumentException.class, () -> feed.ready(Dtype.F64));
        assertEquals(1, feed.ready(Dtype.F32).shape("x").length);
    }
}
