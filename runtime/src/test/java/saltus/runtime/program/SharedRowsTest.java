package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Precision;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;

/** What turns make of all samples beforehand, where that takes a round after another. */
class SharedRowsTest {
    private static final int ROWS = 12;
    private static final int STEPS = 3;
    private static final double ROUNDING = 1e-10;
    private static final Architecture NETWORK = new Mlp(2, 8, 1, 3, Extras.NONE);
    private static final TrainingStep STEP = HandMadeSteps.drifting(NETWORK, ROWS);

    private static PlannedStep inTurns(int turns) {
        return PlannedStep.of(STEP, Precision.DOUBLE, new BatchParts(1, 0, turns), Recording.AT_ONCE);
    }

    @ParameterizedTest
    @CsvSource({"2, AT_ONCE", "3, AT_ONCE", "12, AT_ONCE", "3, IN_SEGMENTS"})
    void turnsTrainWhatTheBatchAtOnceTrains(int turns, Recording recording) {
        List<Double> expected = trained(BatchParts.WHOLE, Recording.AT_ONCE);
        List<Double> found = trained(new BatchParts(1, 0, turns), recording);
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), ROUNDING * Math.max(1, Math.abs(expected.get(i))));
        }
    }

    private static List<Double> trained(BatchParts parts, Recording recording) {
        List<Double> numbers = new ArrayList<>();
        StepFeeds feeds = new StepFeeds(NETWORK, STEP);
        try (TrainingRig rig =
                new TrainingRig(NETWORK, STEP, TrainingRig.USUAL, false, Precision.DOUBLE, parts, recording)) {
            rig.initialise(1);
            scatter(rig.state().parameters());
            for (int i = 0; i < STEPS; i++) {
                StepReport report = rig.step(feeds.at(i), 1e-2);
                assertTrue(report.applied());
                numbers.addAll(List.of(report.loss(), report.error(), report.gradientNorm()));
            }
            assertEquals(STEPS, rig.program().calls());
            for (int i = 0; i < rig.state().parameters().size(); i++) {
                Arrays.stream(rig.state().parameters().doubles(i)).forEach(numbers::add);
            }
        }
        return numbers;
    }

    /** A fresh network says zero of every row. */
    private static void scatter(TensorList parameters) {
        Random random = new Random(1);
        for (int i = 0; i < parameters.size(); i++) {
            double[] numbers = parameters.doubles(i);
            Arrays.setAll(numbers, k -> numbers[k] + 0.3 * random.nextGaussian());
            parameters.set(i, numbers);
        }
    }

    @Test
    void whatIsMadeOfSharedRowsIsSharedInALaterRound() {
        assertEquals(SharedRows.NONE, PlannedStep.of(STEP, Precision.DOUBLE).shared());
        PlannedStep planned = inTurns(3);
        SharedRows shared = planned.shared();
        assertEquals(List.of(1, 1), shared.rounds().stream().map(List::size).toList());
        for (int round = 0; round < 2; round++) {
            List<Node> lines = shared.lines(planned.graph(), round);
            int made = shared.rounds().get(round).get(0).own();
            assertEquals(made, lines.get(lines.size() - 1).id());
            boolean asks = lines.stream().anyMatch(node -> node.op() instanceof Op.Linear);
            assertEquals(round == 0, asks, "the network is asked in the first round");
            assertTrue(planned.schedule().lines().stream().noneMatch(node -> node.id() == made), "made once");
        }
    }

    /** The network is asked once more; what was made of that is not made again. */
    @Test
    void whatIsMadeBeforehandIsCountedAndHeld() {
        PlannedStep planned = inTurns(3);
        double held = new GraphMemory(planned).bytes(planned.parts(), ROWS)
                - new GraphMemory(planned.graph(), planned.schedule()).bytes(planned.parts(), ROWS);
        assertEquals(2 * ROWS * 2 * Double.BYTES, held);
        double forward = estimate(1).forward() * ROWS;
        double more = estimate(3).flops() - estimate(1).flops();
        assertEquals(forward, more, 0.05 * forward);
    }

    private static StepEstimate estimate(int turns) {
        return StepEstimate.of(
                STEP,
                NETWORK,
                UpdateRule.ADAMW,
                false,
                Optional.empty(),
                Precision.DOUBLE,
                Recording.AT_ONCE,
                turns,
                false);
    }
}
