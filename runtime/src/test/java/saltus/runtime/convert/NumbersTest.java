package saltus.runtime.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import saltus.runtime.BadInputException;

class NumbersTest {
    /** What Java 20 would say; here from the definition. */
    private static double value(short bits) {
        int exponent = bits >> 10 & 0x1F;
        double fraction = (bits & 0x3FF) / 1024.0;
        double amount = exponent == 0 ? fraction * 0x1p-14 : (1 + fraction) * Math.pow(2, exponent - 15);
        return bits < 0 ? -amount : amount;
    }

    @Test
    void everyHalfKeepsItself() {
        IntStream.range(0, 1 << 16)
                .filter(bits -> (bits >> 10 & 0x1F) != 0x1F)
                .forEach(bits -> assertEquals((short) bits, Half.of((float) value((short) bits))));
    }

    @Property
    void theNearestHalfIsTaken(@ForAll @FloatRange(min = -65504, max = 65504) float number) {
        short bits = Half.of(number);
        double error = Math.abs(value(bits) - number);
        for (short other : new short[] {(short) (bits + 1), (short) (bits - 1)}) {
            boolean isFinite = (other >> 10 & 0x1F) != 0x1F;
            if (isFinite && Math.signum(value(other)) * Math.signum(number) >= 0) {
                double farther = Math.abs(value(other) - number);
                assertTrue(error < farther || error == farther && bits % 2 == 0, number + " became " + value(bits));
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(BadInputException.class, () -> Half.of(65520));
        assertThrows(BadInputException.class, () -> Half.of(Float.NaN));
        assertThrows(
                BadInputException.class,
                () -> Numbers.LEVELS.write(new ByteArrayOutputStream(), new float[] {0.123f}, 0, 1));
    }

    @Test
    void levelsKeepEveryPixel() throws IOException {
        float[] pixels = new float[256];
        IntStream.range(0, 256).forEach(level -> pixels[level] = level / 127.5f - 1);
        assertTrue(Numbers.areLevels(pixels));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Numbers.LEVELS.write(out, pixels, 0, 256);
        for (int level = 0; level < 256; level++) {
            assertEquals((byte) level, out.toByteArray()[level]);
        }
    }
}
