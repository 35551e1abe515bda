package saltus.recipes.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The rules are sound. Every design that the compiler accepts has the fixed point that a shortcut model must have: with
 * the exact network for data that are a single point, prediction and target agree on every row; where it is said that
 * training rests on the flow map, it does so for normal data and for a mixture. No draw makes a loss that is not finite.
 * Every design that it rejects is wrong by each rule that it names, judged independently by {@link Violations}.
 */
class SoundnessTest {
    /** Designs in one compilation. */
    private static final int TOGETHER = 120;

    private static final int BATCHES = 4;
    private static final int DESIGNS = BATCHES * TOGETHER;

    /**
     * That none of these is rare is asked of all designs: some 60 are proved, give or take 7, of one batch some 15, give or take 4, so
     * that one batch of many has less than a twentieth though nothing is wrong.
     */
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void acceptedDesignsHaveTheirFixedPointAndRejectedOnesAreWrong(@ForAll long seed) {
        DrawnBatch.Tally tally = IntStream.range(0, BATCHES)
                .mapToObj(batch -> new DrawnBatch(seed + (long) batch * TOGETHER, TOGETHER).judged())
                .reduce(DrawnBatch.Tally.NONE, DrawnBatch.Tally::plus);
        assertEquals(List.of(), tally.wrong());
        assertTrue(tally.accepted() > DESIGNS / 5, () -> "few were accepted: " + tally);
        assertTrue(tally.refused() > DESIGNS / 10, () -> "few were rejected: " + tally);
        assertTrue(tally.proved() > DESIGNS / 20, () -> "few were said to rest on the flow map: " + tally);
    }
}
