package saltus.runtime.memory;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import saltus.runtime.BadInputException;

/** The number that is offered fits, and no greater one does. */
class FittingTest {
    private static final MemoryLimit SMALL = new MemoryLimit(1e9, 4e9);
    private static final Pattern OFFER = Pattern.compile("give --batch (\\d+) or less");

    private static void require(MemoryLimit limit, int number, long numbers, IntFunction<MemoryNeed> need) {
        new Fitting(limit).require(number, numbers, need, "A batch of %,d", "--batch", "choose a smaller network");
    }

    @Property
    void theOfferIsTheGreatest(
            @ForAll @IntRange(min = 1) int number,
            @ForAll @LongRange(min = 1, max = 1 << 20) long numbers,
            @ForAll @LongRange(min = 0, max = 1 << 24) long heap,
            @ForAll @LongRange(min = 0, max = 1 << 24) long beyond) {
        IntFunction<MemoryNeed> need = n -> new MemoryNeed((double) heap * n, (double) beyond * n);
        try {
            require(SMALL, number, numbers, need);
        } catch (BadInputException refused) {
            Matcher offer = OFFER.matcher(refused.getMessage());
            int most = offer.find() ? Integer.parseInt(offer.group(1)) : 0;
            assertTrue(most < number, refused.getMessage());
            assertThrows(BadInputException.class, () -> require(SMALL, most + 1, numbers, need));
            if (most > 0) {
                require(SMALL, most, numbers, need);
            }
        }
    }

    @Test
    void whatNeverFitsIsToldSo() {
        BadInputException refused =
                assertThrows(BadInputException.class, () -> require(SMALL, 7, 1, n -> new MemoryNeed(1e6, 5e12 + n)));
        assertEquals(
                "A batch of 7 takes about 5000.0 GB of memory, 0.0 of them in Java's heap; there are 4.0, 1.0 of them"
                        + " Java's; choose a smaller network.",
                refused.getMessage());
    }

    @Test
    void longerThanAnyArrayIsTooMuch() {
        MemoryLimit huge = new MemoryLimit(1e15, 1e15);
        assertThrows(BadInputException.class, () -> require(huge, Integer.MAX_VALUE, 1, n -> new MemoryNeed(0, 0)));
        assertDoesNotThrow(() -> require(huge, Integer.MAX_VALUE - 8, 1, n -> new MemoryNeed(0, 0)));
    }

    @Test
    void thisMachineHasSome() {
        MemoryLimit here = MemoryLimit.here();
        assertTrue(here.heap() > 1e7 && here.machine() > here.heap() / 2, here::toString);
    }
}
