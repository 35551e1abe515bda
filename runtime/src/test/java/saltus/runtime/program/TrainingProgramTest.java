package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.graph.Precision.DOUBLE;
import static saltus.graph.Precision.SINGLE;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;

class TrainingProgramTest {
    private static final int ROWS = 12;
    private static final Architecture POINTS = new Mlp(2, 4, 1, 3, Extras.NONE);
    private static final Architecture IMAGES = new SiT(1, 4, new SiTSize(8, 1, 2, 2), 3, Extras.NONE);

    static Stream<Arguments> steps() {
        return Stream.of(POINTS, IMAGES)
                .flatMap(network -> Stream.of(true, false)
                        .flatMap(separate -> Stream.of(
                                Arguments.of(network, HandMadeSteps.continuous(network, ROWS, separate), separate),
                                Arguments.of(network, HandMadeSteps.discrete(network, ROWS, separate), separate))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepIsOneNativeCall(Architecture network, TrainingStep step, boolean separate) {
        StepFeeds feeds = new StepFeeds(network, step);
        try (TrainingRig rig = new TrainingRig(network, step, TrainingRig.USUAL, separate, SINGLE)) {
            rig.initialise(1);
            Map<String, List<ByteBuffer>> before = rig.saved();
            for (int i = 0; i < 5; i++) {
                assertEquals(i, rig.program().calls());
                StepReport report = rig.step(feeds.at(i), 1e-3);
                assertEquals(i + 1, rig.program().calls());
                assertTrue(report.applied());
                assertTrue(Double.isFinite(report.loss()) && report.error() > 0 && report.gradientNorm() > 0);
            }
            rig.saved().forEach((name, bytes) -> assertNotEquals(before.get(name), bytes, name));
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void equalStateAndFeedGiveEqualBits(Architecture network, TrainingStep step, boolean separate) {
        StepFeeds feeds = new StepFeeds(network, step);
        try (TrainingRig rig = new TrainingRig(network, step, TrainingRig.USUAL, separate, SINGLE);
                TrainingRig other = new TrainingRig(network, step, TrainingRig.USUAL, separate, SINGLE)) {
            rig.initialise(2);
            rig.step(feeds.at(0), 1e-3);
            Map<String, List<ByteBuffer>> middle = rig.saved();
            List<StepReport> first = reports(rig, feeds);
            Map<String, List<ByteBuffer>> end = rig.saved();
            assertNotEquals(middle, end);
            other.initialise(3);
            other.restore(middle);
            assertEquals(middle, other.saved());
            assertEquals(first, reports(other, feeds));
            assertEquals(end, other.saved());
        }
    }

    private static List<StepReport> reports(TrainingRig rig, StepFeeds feeds) {
        List<StepReport> reports = new ArrayList<>();
        for (int i = 1; i < 6; i++) {
            reports.add(rig.step(feeds.at(i), 1e-3));
        }
        return reports;
    }

    @Test
    void nothingPilesUpOverTwoThousandSteps() {
        TrainingStep step = HandMadeSteps.continuous(POINTS, ROWS, true);
        StepFeeds feeds = new StepFeeds(POINTS, step);
        try (TrainingRig rig = new TrainingRig(POINTS, step, TrainingRig.USUAL, true, SINGLE)) {
            rig.initialise(1);
            rig.step(feeds.at(0), 1e-3);
            int ofProgram = rig.program().handles();
            int ofState = rig.state().handles();
            for (int i = 1; i <= 2000; i++) {
                rig.step(feeds.at(i), 1e-3);
                if (i % 100 == 0) {
                    assertEquals(ofProgram, rig.program().handles(), "arrays of the program after " + i);
                    assertEquals(ofState, rig.state().handles(), "arrays of the state after " + i);
                }
            }
        }
    }

    /** -0.0 in the averages, since -0.0 + 0.0 (p + 0.0) would be 0.0. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void aStepWithoutFiniteGradientChangesNothing(double poison) {
        TrainingStep step = HandMadeSteps.discrete(POINTS, ROWS, true);
        StepFeeds feeds = new StepFeeds(POINTS, step);
        try (TrainingRig rig = new TrainingRig(POINTS, step, TrainingRig.USUAL, true, SINGLE)) {
            rig.initialise(1);
            rig.step(feeds.at(0), 1e-3);
            for (TensorList averages :
                    List.of(rig.state().average(), rig.state().target().orElseThrow())) {
                double[] negative = new double[averages.doubles(0).length];
                Arrays.fill(negative, -0.0);
                averages.set(0, negative);
            }
            Map<String, List<ByteBuffer>> before = rig.saved();
            double[] images = new double[2 * ROWS];
            images[2 * ROWS - 1] = poison;
            StepReport report = rig.step(feeds.at(1, images), 1e-3);
            assertFalse(report.applied());
            assertFalse(Double.isFinite(report.gradientNorm()));
            assertEquals(before, rig.saved());
            assertTrue(rig.step(feeds.at(2), 1e-3).applied());
        }
    }

    @Test
    void aProgramSaysWhatItReadsAndHowLongItIs() {
        TrainingStep step = HandMadeSteps.discrete(POINTS, ROWS, false);
        try (TrainingRig rig = new TrainingRig(POINTS, step, TrainingRig.USUAL, false, DOUBLE)) {
            List<String> expected = new ArrayList<>(List.of("images", "labels"));
            step.draws().forEach(draw -> expected.add("draw." + draw.name()));
            assertEquals(
                    expected.stream().sorted().toList(),
                    rig.program().inputs().stream().sorted().toList());
            assertTrue(rig.program().lines() > 50
                    && rig.program().lines() < step.graph().nodes().size());
            assertTrue(rig.program().text().contains("torch._fused_adamw_"));
        }
    }
}
