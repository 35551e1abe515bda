package saltus.pipeline.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Shape;
import saltus.pipeline.Leg;
import saltus.pipeline.Move;

/** What concerns the way of sampling. */
class SampledObligationsTest {
    private static final Opening TRAINING =
            new Opening.Training(1, 5, new NetworkInputs("net", false, false, false, false), Shape.of(2), false);

    @Property
    void dyadicStepsAreTrainedWhereHalvingTheWholeLeadsToThem(
            @ForAll @IntRange(min = 1, max = 10) int halvings, @ForAll @IntRange(min = 1, max = 2100) int steps) {
        int smallest = 1 << halvings;
        boolean trained = false;
        for (int known = smallest; known >= 1; known /= 2) {
            trained |= known == steps;
        }
        Optional<Unmet> unmet = halvings(smallest).unmet(sampling(steps, 1, 0));
        assertEquals(!trained, unmet.isPresent());
        unmet.ifPresent(found -> assertEquals(Unmet.Severity.ERROR, found.severity()));
    }

    @Property
    void theNumbersOfStepsThatItProposesAreTrained(
            @ForAll @IntRange(min = 1, max = 10) int halvings, @ForAll @IntRange(min = 1, max = 2100) int steps) {
        SampledStepsAreTrained obligation = halvings(1 << halvings);
        obligation
                .unmet(sampling(steps, 1, 0))
                .ifPresent(unmet -> unmet.fix()
                        .replaceAll("\\D+", " ")
                        .trim()
                        .lines()
                        .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                        .map(Integer::parseInt)
                        .forEach(proposed -> assertTrue(
                                obligation.unmet(sampling(proposed, 1, 0)).isEmpty(), unmet::fix)));
    }

    /** Told a second time: by the shares that a law draws, whatever the times. */
    @Property
    void stepsOfALawOfPairsAreTrainedWithinItsTimesAndShares(
            @ForAll @DoubleRange(min = 0.01, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 0.99) double share,
            @ForAll boolean velocities) {
        TrainedSteps some = new TrainedSteps.Drawn(0.2, 0.8, velocities, 0.3, 0.6);
        boolean inside = t == 1 || (t >= 0.2 && t <= 0.8);
        double r = t * share;
        boolean shortcut = 1 - share >= 0.3 && 1 - share <= 0.6;
        Assume.that(Math.abs(1 - share - 0.3) > 1e-6 && Math.abs(1 - share - 0.6) > 1e-6);
        assertEquals(inside && shortcut, some.has(new Leg(t, r)));
        assertEquals(inside && velocities, some.has(new Leg(t, t)));
        TrainedSteps toData = new TrainedSteps.Drawn(0, 1, velocities, 1, 1);
        assertEquals(r == 0, toData.has(new Leg(t, r)));
        assertTrue(new TrainedSteps.Drawn(0, 1, velocities, 0, 1).has(new Leg(t, r)));
        TrainedSteps none = new TrainedSteps.Drawn(0, 1, true, 0, 0);
        assertEquals(false, none.has(new Leg(t, r)));
    }

    @Example
    void dyadicStepsAtGivenTimes() {
        TrainedSteps drawn = new TrainedSteps.Halvings(8, false, false);
        assertTrue(drawn.has(new Leg(0.75, 0.25)));
        assertEquals(false, new TrainedSteps.Halvings(8, true, false).has(new Leg(0.75, 0.25)));
        assertTrue(new TrainedSteps.Halvings(8, true, false).has(new Leg(0.75, 0.5)));
        assertEquals(false, drawn.has(new Leg(1, 0.6)));
        assertEquals(false, drawn.has(new Leg(0.0625, 0)));
        assertEquals(false, drawn.has(new Leg(0.5, 0.5)));
    }

    /** Where steps start that are halved: at 2/T and beyond, and at multiples of their length on a grid. */
    @Property
    void dyadicVelocities(@ForAll @IntRange(min = 0, max = 32) int part) {
        double t = part / 32.0;
        Leg velocity = new Leg(t, t);
        assertEquals(false, new TrainedSteps.Halvings(16, false, false).has(velocity));
        assertEquals(part % 2 == 0 && part >= 4, new TrainedSteps.Halvings(16, false, true).has(velocity));
        assertEquals(part % 4 == 0 && part >= 4, new TrainedSteps.Halvings(16, true, true).has(velocity));
        assertEquals(false, new TrainedSteps.Halvings(16, false, true).has(new Leg(2 / 3.0, 2 / 3.0)));
    }

    @Example
    void dyadicStepsAtTheEdges() {
        SampledStepsAreTrained obligation = halvings(128);
        assertEquals("sample in 2 or 4 steps", fix(obligation, sampling(3, 1, 0)));
        assertEquals("sample in 64 or 128 steps", fix(obligation, sampling(127, 1, 0)));
        assertEquals("sample in 128 steps, or in fewer by a power of two", fix(obligation, sampling(129, 1, 0)));
        assertEquals("sample in 128 steps, or in fewer by a power of two", fix(obligation, sampling(256, 1, 0)));
        assertEquals(Optional.empty(), obligation.unmet(sampling(128, 1, 0)));
        assertEquals(Optional.empty(), obligation.unmet(TRAINING));
        assertEquals("""
                [Saltus/SampledStepsAreTrained] the model has not learned steps of this length
                  found: sampling in 3 steps; trained were steps of 1, 1/2 .. 1/128
                  why:   for a step that it never learned the network's output is arbitrary
                  fix:   sample in 2 or 4 steps""", obligation.unmet(sampling(3, 1, 0)).orElseThrow().message(obligation.rule()));
    }

    @Property
    void whatWasTrainedWithGuidanceIsNotGuidedAgain(
            @ForAll @DoubleRange(min = 1.01, max = 10) double trained,
            @ForAll @DoubleRange(min = 1, max = 10) double asked,
            @ForAll @IntRange(min = 0, max = 3) int classes) {
        Optional<Unmet> unmet = new SampledWithoutGuidance(trained).unmet(sampling(1, asked, classes));
        assertEquals(asked > 1 && classes > 0, unmet.isPresent());
        unmet.ifPresent(found -> {
            assertEquals(Unmet.Severity.ERROR, found.severity());
            assertTrue(
                    found.found().contains(" " + asked + ";") && found.found().endsWith(" " + trained));
        });
    }

    @Example
    void guidanceAtTheEdges() {
        Opening barely = sampling(1, Math.nextUp(1.0), 1);
        assertTrue(new SampledWithoutGuidance(Math.nextUp(1.0)).unmet(barely).isPresent());
        assertTrue(new SampledWithoutGuidance(0.5).unmet(barely).isPresent());
        assertEquals(Optional.empty(), new SampledWithoutGuidance(1).unmet(barely));
        assertEquals(Optional.empty(), new SampledWithoutGuidance(2).unmet(sampling(1, 1, 1)));
        assertEquals(Optional.empty(), new SampledWithoutGuidance(2).unmet(TRAINING));
    }

    private static SampledStepsAreTrained halvings(int smallest) {
        return new SampledStepsAreTrained(new TrainedSteps.Halvings(smallest, false, false), Move.SHORTCUT);
    }

    private static Opening sampling(int steps, double guidance, int classes) {
        return new Opening.Sampling(steps, guidance, classes);
    }

    private static String fix(Obligation obligation, Opening opening) {
        return obligation.unmet(opening).orElseThrow().fix();
    }
}
