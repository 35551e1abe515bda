package saltus.runtime.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class PixelLevelTest {
    @Property
    void roundsHalvesToEvenInSinglePrecision(@ForAll @FloatRange(min = -1, max = 1) float value) {
        BigDecimal scaled = new BigDecimal((value + 1) * 127.5f);
        assertEquals(scaled.setScale(0, RoundingMode.HALF_EVEN).intValueExact(), PixelLevel.of(value));
    }

    @Property
    void aLevelOfAPictureComesBack(@ForAll @IntRange(max = 255) int level) {
        assertEquals(level, PixelLevel.of(level / 127.5f - 1));
    }

    @Example
    void outsideIsTheEnd() {
        assertEquals(0, PixelLevel.of(-1.5f));
        assertEquals(0, PixelLevel.of(Float.NaN));
        assertEquals(0, PixelLevel.of(Float.NEGATIVE_INFINITY));
        assertEquals(128, PixelLevel.of(0));
        assertEquals(255, PixelLevel.of(1));
        assertEquals(255, PixelLevel.of(Float.MAX_VALUE));
    }
}
