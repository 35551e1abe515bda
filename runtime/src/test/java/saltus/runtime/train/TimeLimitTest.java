package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class TimeLimitTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void itEndsAfterItsHoursAndNotBefore() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // clocks may overflow
        TimeLimit limit = new TimeLimit(1.5, now::get);
        now.addAndGet(7 * HOUR); // what is done before the first step does not count
        limit.begins(100, 200);
        assertFalse(limit.wantsToStop());
        now.addAndGet(HOUR + HOUR / 2 - 1);
        assertFalse(limit.wantsToStop());
        now.addAndGet(1);
        assertTrue(limit.wantsToStop());
    }

    @Test
    void infiniteHoursAreNoLimit() {
        AtomicLong now = new AtomicLong();
        TimeLimit limit = new TimeLimit(Double.POSITIVE_INFINITY, now::get);
        limit.begins(0, 1);
        now.addAndGet(Long.MAX_VALUE);
        assertFalse(limit.wantsToStop());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.NEGATIVE_INFINITY})
    void noHoursAreRefused(double hours) {
        assertThrows(BadInputException.class, () -> new TimeLimit(hours));
    }
}
