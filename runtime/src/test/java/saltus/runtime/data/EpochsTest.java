package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EpochsTest {
    @Property
    void anEpochHasEverySampleOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 90) int size) {
        Epochs epochs = new Epochs(count);
        int steps = 3 * count;
        int[] shown = IntStream.range(0, steps)
                .flatMap(step -> Arrays.stream(epochs.batch(seed, step, size)))
                .toArray();
        for (int epoch = 0; (epoch + 1) * count <= shown.length; epoch++) {
            int[] once = Arrays.copyOfRange(shown, epoch * count, (epoch + 1) * count);
            Arrays.sort(once);
            assertArrayEquals(IntStream.range(0, count).toArray(), once, "epoch " + epoch);
        }
    }

    @Property
    void aBatchIsAFunctionOfItsArguments(
            @ForAll long seed,
            @ForAll @LongRange(max = 1L << 40) long step,
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 90) int size) {
        Epochs used = new Epochs(count);
        used.batch(seed + 1, step, size);
        used.batch(seed, step + 1, size);
        used.independent(seed, size);
        assertArrayEquals(new Epochs(count).batch(seed, step, size), used.batch(seed, step, size));
    }

    @Test
    void everyEpochAndSeedHasAnOrderOfItsOwn() {
        Epochs epochs = new Epochs(100);
        int[] first = epochs.batch(1, 0, 100);
        assertFalse(Arrays.equals(first, epochs.batch(1, 1, 100)));
        assertFalse(Arrays.equals(first, epochs.batch(2, 0, 100)));
        assertFalse(Arrays.equals(first, IntStream.range(0, 100).toArray()));
    }

    @Test
    void independentSamplesAreDrawnWithReplacement() {
        int[] samples = new Epochs(10).independent(1, 100_000);
        int[] counts = new int[10];
        for (int sample : samples) {
            counts[sample]++;
        }
        for (int count : counts) {
            assertEquals(10_000, count, 4 * Math.sqrt(9_000));
        }
        assertTrue(IntStream.range(1, samples.length).anyMatch(i -> samples[i] == samples[i - 1]));
        assertFalse(Arrays.equals(samples, new Epochs(10).independent(2, 100_000)));
    }

    @Test
    void aStepBeyondWhatCanBeCountedIsRefusedRatherThanWrappedAround() {
        assertThrows(ArithmeticException.class, () -> new Epochs(10).batch(1, Long.MAX_VALUE, 2));
    }
}
