package saltus.processor.rules;

import java.util.Optional;
import saltus.DyadicTimes;
import saltus.processor.design.Design;

/** Samples take steps that were trained; how many is known when sampling starts (framework, C5 and C47). */
public final class SampledStepsAreTrained implements Rule {
    @Override
    public String claim() {
        return "samples take steps of trained sizes only";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.find(DyadicTimes.class)
                .map(times -> new saltus.pipeline.opening.SampledStepsAreTrained(times.steps()))
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
