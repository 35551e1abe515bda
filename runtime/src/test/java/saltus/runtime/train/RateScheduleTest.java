package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;

class RateScheduleTest {
    private static final double LR = 3e-3;

    /** @param warmUp below steps */
    record Run(RateSchedule schedule, long warmUp, long steps) {
        double rate(long step) {
            return schedule.rate(LR, step - 1, warmUp, steps);
        }
    }

    @Provide
    Arbitrary<Run> runs() {
        Arbitrary<RateSchedule> schedules = Arbitraries.oneOf(
                Arbitraries.just(new RateSchedule.Constant()),
                Arbitraries.longs().between(1, 400).map(RateSchedule.InverseSquareRoot::new),
                Arbitraries.doubles().between(0, LR).ofScale(6).map(RateSchedule.Cosine::new));
        return Combinators.combine(
                        schedules,
                        Arbitraries.longs().between(0, 200),
                        Arbitraries.longs().between(1, 300))
                .as((schedule, warmUp, more) -> new Run(schedule, warmUp, warmUp + more));
    }

    @Property(tries = 300)
    void ratesArePositiveUntilTheEndAndNeverAboveTheHighest(@ForAll("runs") Run run) {
        for (long step = 1; step < run.steps(); step++) {
            assertTrue(run.rate(step) > 0 && run.rate(step) <= LR, step + ": " + run.rate(step));
        }
        assertTrue(run.rate(run.steps()) >= 0);
    }

    @Property(tries = 300)
    void theyGrowInALineAndThenNeverGrow(@ForAll("runs") Run run) {
        for (long step = 1; step <= run.steps(); step++) {
            double rate = run.rate(step);
            boolean isHeld = !(run.schedule() instanceof RateSchedule.InverseSquareRoot root) || step <= root.after();
            if (step <= run.warmUp() && isHeld) {
                assertEquals(LR * step / run.warmUp(), rate, 1e-15);
            }
            if (step > 1 && step > run.warmUp() + 1) {
                assertTrue(rate <= run.rate(step - 1), "at step " + step);
            }
        }
    }

    /** No step is greater than that of the steepest of the three formulas. */
    @Property(tries = 300)
    void theyDoNotJump(@ForAll("runs") Run run) {
        for (long step = 2; step <= run.steps(); step++) {
            double ramp = run.warmUp() == 0 ? 0 : LR / run.warmUp();
            double fall = run.schedule() instanceof RateSchedule.InverseSquareRoot root
                    ? LR / root.after()
                    : LR * Math.PI / 2 / (run.steps() - run.warmUp());
            double change = Math.abs(run.rate(step) - run.rate(step - 1));
            assertTrue(change <= ramp + fall + 1e-15, "at step " + step + " by " + change);
        }
    }

    @Property(tries = 300)
    void aCosineEndsWhereItIsToldTo(@ForAll("runs") Run run) {
        if (run.schedule() instanceof RateSchedule.Cosine cosine) {
            assertEquals(cosine.last(), run.rate(run.steps()), 1e-15);
            if (run.warmUp() > 0) {
                assertEquals(LR, run.rate(run.warmUp()));
            }
            long middle = run.steps() - run.warmUp();
            if (middle % 2 == 0) {
                assertEquals((LR + cosine.last()) / 2, run.rate(run.warmUp() + middle / 2), 1e-15);
            }
        }
    }

    /** Those without an end do not ask when it is. */
    @Property(tries = 300)
    void othersCanBeMadeLonger(@ForAll("runs") Run run) {
        if (!(run.schedule() instanceof RateSchedule.Cosine)) {
            Run longer = new Run(run.schedule(), run.warmUp(), 10 * run.steps());
            for (long step = 1; step <= run.steps(); step++) {
                assertEquals(run.rate(step), longer.rate(step));
            }
        }
    }

    /** The formula that runs have had from the beginning, bit by bit. */
    @Test
    void withoutAWarmUpRatesAreThoseOfEarlierRuns() {
        RateSchedule root = new RateSchedule.InverseSquareRoot(1500);
        for (long made : List.of(0L, 1L, 1499L, 1500L, 1501L, 1777L, 16_000L, 1L << 40)) {
            double earlier = made <= 1500 ? LR : LR * Math.sqrt(1500 / (double) made);
            assertEquals(earlier, root.rate(LR, made, 0, 1L << 50));
        }
    }

    @Test
    void whatCannotTrainIsRefused() {
        assertThrows(BadInputException.class, () -> new RateSchedule.InverseSquareRoot(0));
        for (double last : List.of(-1e-9, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThrows(BadInputException.class, () -> new RateSchedule.Cosine(last));
        }
        ImmutableTrainingSettings.Builder cosine =
                TrainingSettings.defaults(DataSet.Kind.POINTS).steps(100).learningRate(LR);
        refused(cosine.schedule(new RateSchedule.Cosine(2 * LR)), "of at most the 0.003 of --lr");
        refused(cosine.schedule(new RateSchedule.Cosine(0)).warmUp(100), "below the 100 of --steps");
        refused(cosine.warmUp(-1), "at least 0");
    }

    private static void refused(ImmutableTrainingSettings.Builder settings, String how) {
        String said = assertThrows(BadInputException.class, settings::build).getMessage();
        assertTrue(said.contains(how), said);
    }
}
