package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.DyadicTimes;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** Samples take steps that were trained; how many is known when sampling starts (framework, C5 and C47). */
public final class SampledStepsAreTrained implements Rule {
    @Override
    public String claim() {
        return "samples take steps of trained sizes only";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(DyadicTimes.class);
    }

    @Override
    public List<Finding> check(Design design) {
        return List.of();
    }

    @Override
    public Standing standing(Design design) {
        return Standing.opened(claim());
    }

    @Override
    public Optional<Obligation> obligation(Design design) {
        return design.find(DyadicTimes.class)
                .map(times -> new saltus.pipeline.opening.SampledStepsAreTrained(times.steps()));
    }
}
