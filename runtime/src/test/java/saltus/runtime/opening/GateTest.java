package saltus.runtime.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.pipeline.Move;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.BatchHoldsEveryStep;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;
import saltus.pipeline.opening.PerceptualNeedsPixels;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;
import saltus.runtime.BadInputException;

class GateTest {
    private static final Opening TRAINING =
            new Opening.Training(27, 0, new NetworkInputs("net", true, true, true, false), Shape.of(2), false);
    private static final Opening THREE_STEPS = new Opening.Sampling(3, 1, 0);
    private static final Opening FIVE_STEPS = new Opening.Sampling(5, 1, 0);

    @Test
    void everythingThatIsWrongComesInOneMessageInTheOrderOfTheObligations() {
        Pipeline pipeline = Obliged.to(
                new SampledStepsAreTrained(new TrainedSteps.Halvings(128, false, false), Move.SHORTCUT),
                new LabelsForGuidance(true),
                new BatchHoldsEveryStep(128, 0.25, false));
        List<Opening> openings = List.of(TRAINING, THREE_STEPS, FIVE_STEPS);
        Exception e = assertThrows(BadInputException.class, () -> Gate.pass(pipeline, openings));
        assertEquals("""
                Mine cannot run like this:
                [Saltus/SampledStepsAreTrained] the model has not learned steps of this length
                  found: sampling in 3 steps; trained were steps of 1, 1/2 .. 1/128
                  why:   for a step that it never learned the network's output is arbitrary
                  fix:   sample in 2 or 4 steps
                [Saltus/SampledStepsAreTrained] the model has not learned steps of this length
                  found: sampling in 5 steps; trained were steps of 1, 1/2 .. 1/128
                  why:   for a step that it never learned the network's output is arbitrary
                  fix:   sample in 4 or 8 steps
                [Saltus/BatchHoldsEveryStep] the batch has fewer bootstrap rows than there are step sizes
                  found: a batch of 27; bootstrap rows: 6; step sizes: 7
                  why:   a step size without a row is never learned, and every longer one is learned from it
                  fix:   use a batch of at least 28, a larger bootstrap share, fewer dyadic steps, or @DyadicTimes(sizes = DRAWN), which trains each size in expectation""", e.getMessage());
    }

    @Test
    void theSameMessageComesOnce() {
        Pipeline pipeline =
                Obliged.to(new SampledStepsAreTrained(new TrainedSteps.Halvings(128, false, false), Move.SHORTCUT));
        Exception e =
                assertThrows(BadInputException.class, () -> Gate.pass(pipeline, List.of(THREE_STEPS, THREE_STEPS)));
        assertEquals(5, e.getMessage().lines().count(), e.getMessage());
    }

    @Test
    void notesStopNobody() {
        Pipeline pipeline = Obliged.to(
                new LabelsForGuidance(false),
                new SampledStepsAreTrained(new TrainedSteps.Halvings(128, false, false), Move.SHORTCUT));
        List<String> notes = Gate.pass(pipeline, List.of(TRAINING, new Opening.Sampling(1, 1, 0)));
        assertEquals(1, notes.size());
        assertEquals(
                "[Saltus/LabelsForGuidance] label dropout has no effect",
                notes.get(0).lines().findFirst().orElseThrow());
    }

    @Test
    void featuresThatNothingLooksThroughAreRefused() {
        Opening withFeatures = new Opening.Training(
                27, 0, new NetworkInputs("net", true, true, true, false), Shape.of(3, 16, 16), true);
        Pipeline idle = Obliged.to(new BatchHoldsEveryStep(128, 0.25, false));
        Exception e = assertThrows(BadInputException.class, () -> Gate.pass(idle, List.of(withFeatures)));
        assertEquals(
                "The recipe Mine looks through no features, so that --features has no use; leave it out, or give the"
                        + " recipe @Perceptual or @CompareFeatures.",
                e.getMessage());
        assertEquals(List.of(), Gate.pass(Obliged.to(new PerceptualNeedsPixels()), List.of(withFeatures)));
    }

    @Test
    void withoutObligationsEverythingPasses() {
        assertEquals(List.of(), Gate.pass(Obliged.to(), List.of(TRAINING, THREE_STEPS)));
    }
}
