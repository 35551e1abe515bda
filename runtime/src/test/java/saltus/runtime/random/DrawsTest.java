package saltus.runtime.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.pipeline.Draw;

class DrawsTest {
    private static final Draw NOISE = new Draw("noise", Draw.Law.NORMAL, Shape.rows(Dim.BATCH, 4, 8, 8));
    private static final Draw TIME = new Draw("time", Draw.Law.UNIFORM, Shape.rows(Dim.BATCH, 2));

    @Test
    void theNumbersNeverChange() {
        assertArrayEquals(
                new double[] {0.7995228501230938, -0.2292233934309538}, Arrays.copyOf(Draws.of(42, 7, NOISE, 2), 2));
        assertArrayEquals(
                new double[] {0.14790368171958035, 0.8856514900567183, 0.994242832924275, 0.8090605767382564},
                Draws.of(42, 7, TIME, 2));
        Draw level = new Draw("level", Draw.Law.oneTo(7), Shape.of(Dim.BATCH));
        assertArrayEquals(new double[] {3, 7, 1, 5}, Draws.of(42, 7, level, 4));
    }

    @Property
    void theFirstRowsDoNotDependOnHowManyFollow(
            @ForAll long seed,
            @ForAll long step,
            @ForAll @IntRange(max = 20) int few,
            @ForAll @IntRange(max = 20) int more) {
        double[] all = Draws.of(seed, step, NOISE, few + more);
        assertEquals((few + more) * 256, all.length);
        assertArrayEquals(Draws.of(seed, step, NOISE, few), Arrays.copyOf(all, few * 256));
    }

    @Property
    void someRowsAreThoseOfTheWhole(
            @ForAll long seed,
            @ForAll long step,
            @ForAll("laws") Draw.Law law,
            @ForAll @IntRange(min = 1, max = 7) int width,
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(max = 20) int more,
            @ForAll @IntRange(max = 20) int behind) {
        int to = from + more;
        Draw rows = new Draw("rows", law, Shape.rows(Dim.BATCH, width));
        double[] whole = Draws.of(seed, step, rows, to + behind);
        assertArrayEquals(Arrays.copyOfRange(whole, from * width, to * width), Draws.of(seed, step, rows, from, to));
        Draw fixed = new Draw("fixed", law, Shape.of(3, width));
        assertArrayEquals(Draws.of(seed, step, fixed, 50), Draws.of(seed, step, fixed, from, to));
    }

    @Provide
    Arbitrary<Draw.Law> laws() {
        return Arbitraries.of(
                Draw.Law.UNIFORM,
                Draw.Law.NORMAL,
                Draw.Law.STEP,
                Draw.Law.oneTo(9),
                Draw.Law.categories(List.of(1.0, 2.5, 0.0, 0.5)));
    }

    @Property
    void wholeNumbersGoFromOneToTheBound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int bound) {
        double[] values = Draws.of(seed, 0, new Draw("level", Draw.Law.oneTo(bound), Shape.of(Dim.BATCH)), 200);
        assertEquals(bound, Arrays.stream(values).max().orElseThrow());
        assertEquals(1, Arrays.stream(values).min().orElseThrow());
        assertTrue(Arrays.stream(values).allMatch(x -> x == Math.rint(x)));
    }

    @Test
    void drawsOfOtherNamesStepsAndSeedsDiffer() {
        double[] noise = Draws.of(1, 1, NOISE, 1);
        assertFalse(Arrays.equals(noise, Draws.of(1, 1, new Draw("other", NOISE.law(), NOISE.shape()), 1)));
        assertFalse(Arrays.equals(noise, Draws.of(1, 2, NOISE, 1)));
        assertFalse(Arrays.equals(noise, Draws.of(2, 1, NOISE, 1)));
    }

    /** Among 64 million uniform numbers, two become 1 in single precision unless that is prevented. */
    @Test
    void uniformNumbersStayBelowOneInSinglePrecision() {
        Draw many = new Draw("u", Draw.Law.UNIFORM, Shape.rows(Dim.BATCH, 1 << 20));
        for (int step = 0; step < 64; step++) {
            for (double value : Draws.of(1, step, many, 1)) {
                assertTrue((float) value < 1 && value >= 0);
            }
        }
    }

    @Test
    void aShapeMayHaveFixedRowsButNoSecondOpenExtent() {
        assertEquals(6, Draws.of(1, 1, new Draw("fixed", Draw.Law.NORMAL, Shape.of(2, 3)), 50).length);
        Draw open = new Draw("open", Draw.Law.NORMAL, Shape.of(Dim.BATCH, Dim.named("M")));
        String message = assertThrows(IllegalArgumentException.class, () -> Draws.of(1, 1, open, 2))
                .getMessage();
        assertTrue(message.contains("open") && message.contains("[B,M]"), message);
    }
}
