package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AheadTest {
    /** Whatever is asked for in whatever order, also steps that were not prepared or are past the end. */
    @Property(tries = 100)
    void givesWhatTheStepNeeds(
            @ForAll @Size(max = 20) List<@IntRange(max = 30) Integer> steps,
            @ForAll @IntRange(min = 1, max = 9) int depth,
            @ForAll @IntRange(max = 30) int end) {
        try (Ahead<Long> ahead = new Ahead<>(step -> step * step, end, depth)) {
            steps.forEach(step -> assertEquals((long) step * step, ahead.take(step)));
        }
    }

    @Test
    void nothingIsMadeTwiceOrTooFarAhead() {
        Set<Long> made = ConcurrentHashMap.newKeySet();
        try (Ahead<Long> ahead = new Ahead<>(
                step -> {
                    assertTrue(made.add(step), "step " + step + " was made twice");
                    return step;
                },
                40,
                3)) {
            for (long step = 0; step < 40; step++) {
                ahead.take(step);
                assertTrue(made.stream().mapToLong(Long::longValue).max().orElseThrow() < step + 3);
            }
            assertEquals(40, made.size());
        }
    }

    @Test
    void aStepThatCannotBeMadeFailsWhenItComes() {
        try (Ahead<Long> ahead = new Ahead<>(
                step -> {
                    if (step == 2) {
                        throw new BadInputException("the third is damaged");
                    }
                    return step;
                },
                9,
                4)) {
            assertEquals(0, ahead.take(0));
            assertEquals(1, ahead.take(1));
            assertEquals(
                    "the third is damaged",
                    assertThrows(BadInputException.class, () -> ahead.take(2)).getMessage());
            assertEquals(3, ahead.take(3));
        }
    }

    @Test
    void anInterruptionIsKeptAndLosesNothing() {
        try (Ahead<Long> ahead = new Ahead<>(step -> step, 9, 2)) {
            Thread.currentThread().interrupt();
            assertEquals(5, ahead.take(5));
            assertTrue(Thread.interrupted());
        }
    }
}
