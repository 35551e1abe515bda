package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.SampleTimes;
import saltus.SampleTimesFormula;
import saltus.pipeline.Route;
import saltus.processor.component.sampling.Stops;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The times of a sampler lead from noise to data (framework, C8). */
@AutoService(Rule.class)
public final class SampleTimesFall implements Rule {
    @Override
    public String claim() {
        return "the times of the sampler fall from 1 and lie in (0, 1]";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula", "SampleTimesByFormula");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(SampleTimes.class) && !design.has(SampleTimesFormula.class)) {
            return Optional.empty();
        }
        Component times = design.component(Category.SAMPLE_TIMES).orElseThrow();
        return Optional.of(Route.wrong(Stops.of(design).orElseThrow().times())
                .map(wrong -> Verdict.refused(new Finding(
                        id(),
                        "the times of the sampler do not lead from noise to data",
                        Found.in(design, times),
                        wrong,
                        times.is(SampleTimes.class)
                                ? "begin with 1, and let each time be smaller than the one before, the last greater than 0:"
                                        + " {1, 0.6, 0.2} are three steps, the last of which ends at data"
                                : "let sampleTime fall faster where it hardly does, or take fewer steps",
                        List.of(Place.of(times, times.is(SampleTimes.class) ? "value" : "steps")))))
                .orElseGet(() -> Verdict.holds(claim())));
    }
}
