package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeatureMomentsTest {
    private static final double CLOSE = 1e-10;

    /** Cut anywhere and put together in any order and any grouping, shards are the whole. */
    @Property(tries = 100)
    void shardsMergeInAnyOrder(
            @ForAll @IntRange(min = 2, max = 60) int n,
            @ForAll @IntRange(min = 1, max = 6) int features,
            @ForAll @IntRange(min = 0, max = 1000) int far,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] rows = random.doubles((long) n * features).map(x -> x + far).toArray();
        List<FeatureMoments> shards = new ArrayList<>(List.of(FeatureMoments.none(features)));
        int from = 0;
        while (from < n) {
            int to = Math.min(n, from + 1 + random.nextInt(n));
            shards.add(FeatureMoments.of(Arrays.copyOfRange(rows, from * features, to * features), features));
            from = to;
        }
        Collections.shuffle(shards, random);
        while (shards.size() > 1) {
            int at = random.nextInt(shards.size() - 1);
            FeatureMoments next = shards.remove(at + 1);
            shards.set(at, shards.get(at).plus(next));
        }
        FeatureMoments whole = FeatureMoments.of(rows, features);
        FeatureMoments merged = shards.get(0);
        assertEquals(whole.count(), merged.count());
        assertArrayEquals(whole.mean(), merged.mean(), CLOSE * (1 + far));
        assertArrayEquals(whole.covariance(), merged.covariance(), CLOSE * (1 + far));
    }

    @Test
    void theyAreNumpys() {
        FeatureMoments moments = FeatureMoments.of(NumpyRows.made(200, 8, 1), 8);
        assertEquals(0.0033836107209860105, moments.covariance()[2 * 8 + 5], 1e-15);
        assertEquals(0.7296605550049559, moments.mean()[3], 1e-15);
    }

    @Test
    void whatIsToldIsTold() {
        double[] covariance = {2, 1, 1, 3};
        FeatureMoments told = FeatureMoments.told(7, new double[] {5, 6}, covariance);
        assertArrayEquals(covariance, told.covariance(), 1e-15);
        assertEquals(7, told.count());
    }

    @Test
    void oneRowHasNoCovariance() {
        FeatureMoments one = FeatureMoments.of(new double[] {1, 2}, 2);
        assertThrows(IllegalStateException.class, one::covariance);
        assertThrows(IllegalArgumentException.class, () -> FeatureMoments.of(new double[3], 2));
    }
}
