package saltus.recipes.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import saltus.pipeline.Pipeline;
import saltus.recipes.AlignYourFlowPipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.recipes.PerceptualConsistencyPipeline;
import saltus.runtime.sweep.choice.Combination;
import saltus.runtime.sweep.job.Candidate;

/** Options of all trainings reach those that have a use for them: a training refuses what would have none. */
class SharedOptionsTest {
    private static final List<String> SHARED =
            List.of("--teacher", "runs/teacher", "--features=features.pt", "--batch", "8");

    private static List<String> given(Pipeline pipeline) {
        List<String> arguments =
                Candidate.of(new Combination(List.of(), Map.of()), "", pipeline).arguments(SHARED);
        return arguments.subList(1, arguments.size());
    }

    @Test
    void aTeacherAndFeaturesAreForWhoReadsThem() {
        assertEquals(List.of("--batch", "8"), given(new MeanFlowPipeline()));
        assertEquals(List.of("--teacher", "runs/teacher", "--batch", "8"), given(new AlignYourFlowPipeline()));
        assertEquals(List.of("--features=features.pt", "--batch", "8"), given(new PerceptualConsistencyPipeline()));
    }
}
