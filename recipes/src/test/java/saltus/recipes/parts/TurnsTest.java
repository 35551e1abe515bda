package saltus.recipes.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.recipes.DriftingPipeline;
import saltus.recipes.ExplicitShortcutClassConsistentPipeline;
import saltus.recipes.FrechetLossPipeline;
import saltus.recipes.ImprovedConsistencyPipeline;
import saltus.recipes.InductiveMomentMatchingPipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.recipes.ShortcutDiffusionPipeline;
import saltus.recipes.SoFlowPipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.program.Recording;
import saltus.runtime.program.RowErrors;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/** A batch made in turns trains what the batch at once trains, in double precision up to rounding. */
class TurnsTest {
    private static final DataSet DATA = DataSources.open("moons").value();
    private static final int STEPS = 3;
    private static final double ROUNDING = 1e-9;

    static Stream<Pipeline> recipes() {
        return Stream.of(
                new MeanFlowPipeline(), // a derivative on some rows
                new SoFlowPipeline(),
                new ShortcutDiffusionPipeline(), // numbered rows
                new ImprovedConsistencyPipeline(),
                new ExplicitShortcutClassConsistentPipeline(), // a velocity of all samples of the batch
                new InductiveMomentMatchingPipeline(), // groups of samples that the network makes
                new FrechetLossPipeline(), // moments of all of them
                new DriftingPipeline()); // each beside all others
    }

    /** All that a training says and changes. */
    private record Told(List<Double> numbers) {
        static Told of(Pipeline recipe, int turns, boolean again) {
            TrainingSettings settings = TrainingSettings.defaults(DATA.kind())
                    .batchSize(48)
                    .steps(STEPS)
                    .turns(turns)
                    .recording(again ? Recording.IN_SEGMENTS : Recording.AT_ONCE)
                    .precision(Precision.DOUBLE)
                    .build();
            Mlp network = new Mlp(2, 8, 1, DATA.classes(), Extras.of(recipe, DATA.classes()));
            List<Double> numbers = new ArrayList<>();
            try (Trainer trainer = new Trainer(recipe, network, DATA, settings, Device.cpu())) {
                scatter(trainer.state());
                for (int step = 0; step < STEPS; step++) {
                    StepReport report = trainer.next();
                    assertTrue(report.applied());
                    numbers.addAll(List.of(report.loss(), report.error(), report.gradientNorm()));
                    numbers.addAll(report.diagnostics().values());
                    report.rows().ifPresent(rows -> numbers.addAll(numbers(rows)));
                }
                assertEquals(STEPS, trainer.calls(), "one native call a step");
                TensorList parameters = trainer.state().parameters();
                for (int i = 0; i < parameters.size(); i++) {
                    Arrays.stream(parameters.doubles(i)).forEach(numbers::add);
                }
            }
            return new Told(numbers);
        }

        /** A fresh network says zero of every row. */
        private static void scatter(TrainingState state) {
            Random random = new Random(1);
            for (int i = 0; i < state.parameters().size(); i++) {
                double[] numbers = state.parameters().doubles(i);
                Arrays.setAll(numbers, k -> numbers[k] + 0.3 * random.nextGaussian());
                state.parameters().set(i, numbers);
            }
        }

        private static List<Double> numbers(RowErrors rows) {
            return Stream.of(rows.t(), rows.r(), rows.error())
                    .flatMap(row -> Arrays.stream(row).boxed())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void turnsTrainWhatTheBatchAtOnceTrains(Pipeline recipe) {
        List<Double> atOnce = Told.of(recipe, 1, false).numbers();
        for (boolean again : new boolean[] {false, true}) {
            List<Double> inTurns = Told.of(recipe, 3, again).numbers();
            assertEquals(atOnce.size(), inTurns.size());
            for (int i = 0; i < atOnce.size(); i++) {
                assertEquals(atOnce.get(i), inTurns.get(i), ROUNDING * Math.max(1, Math.abs(atOnce.get(i))));
            }
        }
    }

    @Test
    void batchesThatTurnsDoNotDivideAreRefused() {
        BadInputException refused =
                assertThrows(BadInputException.class, () -> Told.of(new MeanFlowPipeline(), 7, false));
        assertTrue(refused.getMessage().contains("Give a --batch that 7 divides"), refused.getMessage());
    }
}
