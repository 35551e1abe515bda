package saltus.recipes.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.recipes.ExplicitShortcutClassConsistentPipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.recipes.ImprovedConsistencyPipeline;
import saltus.recipes.ImprovedMeanFlowPipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.recipes.LagrangianSelfDistillationPipeline;
import saltus.recipes.LatentMeanFlowPipeline;
import saltus.recipes.ShortcutDiffusionPipeline;
import saltus.recipes.SoFlowPipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.program.Recording;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TensorList;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * A step that computes its segments again trains what a step that holds everything trains, in double precision: of 64 places,
 * among which tangents make weights of attention again, too.
 */
class RecomputedTest {
    private static final DataSet DATA = DataSources.open("digits:16").value();
    private static final int STEPS = 4;
    private static final double ROUNDING = 1e-10;

    static Stream<Pipeline> recipes() {
        return Stream.of(
                new FlowMatchingPipeline(),
                new LatentMeanFlowPipeline(), // a tangent beside what is recorded
                new ImprovedMeanFlowPipeline(),
                new LagrangianSelfDistillationPipeline(),
                new SoFlowPipeline(),
                new ShortcutDiffusionPipeline(), // a target network
                new ImprovedConsistencyPipeline(),
                new InductiveMomentMatchingPipeline(), // groups of rows
                new ExplicitShortcutClassConsistentPipeline());
    }

    private static List<Double> told(Pipeline recipe, Recording recording, int turns) {
        TrainingSettings settings = TrainingSettings.defaults(DATA.kind())
                .batchSize(28)
                .steps(STEPS)
                .turns(turns)
                .recording(recording)
                .precision(Precision.DOUBLE)
                .build();
        Architecture network =
                new SiT(1, 16, SiTSize.parse("16x3x2/2"), DATA.classes(), Extras.of(recipe, DATA.classes()));
        List<Double> numbers = new ArrayList<>();
        try (Trainer trainer = new Trainer(recipe, network, DATA, settings, Device.cpu())) {
            for (int step = 0; step < STEPS; step++) {
                StepReport report = trainer.next();
                assertTrue(report.applied());
                numbers.addAll(List.of(report.loss(), report.error(), report.gradientNorm()));
                numbers.addAll(report.diagnostics().values());
            }
            assertEquals(STEPS, trainer.calls(), "one native call a step");
            TensorList parameters = trainer.state().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                Arrays.stream(parameters.doubles(i)).forEach(numbers::add);
            }
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void segmentsTrainWhatTheWholeTrains(Pipeline recipe) {
        assertClose(told(recipe, Recording.AT_ONCE, 1), told(recipe, Recording.IN_SEGMENTS, 1));
    }

    @Test
    void turnsOfSegmentsTrainWhatTurnsTrain() {
        Pipeline recipe = new LatentMeanFlowPipeline();
        assertClose(told(recipe, Recording.AT_ONCE, 2), told(recipe, Recording.IN_SEGMENTS, 2));
    }

    private static void assertClose(List<Double> expected, List<Double> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), ROUNDING * Math.max(1, Math.abs(expected.get(i))));
        }
    }
}
