package saltus.recipes.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    private static final int DESIGNS = 120;

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void acceptedDesignsHaveTheirFixedPointAndRejectedOnesAreWrong(@ForAll long seed) {
        DrawnBatch.Tally tally = new DrawnBatch(seed, DESIGNS).judged();
        assertEquals(List.of(), tally.wrong());
        assertTrue(tally.accepted() > DESIGNS / 5, () -> "few were accepted: " + tally);
        assertTrue(tally.refused() > DESIGNS / 10, () -> "few were rejected: " + tally);
        assertTrue(tally.proved() > DESIGNS / 20, () -> "few were said to rest on the flow map: " + tally);
    }
}
