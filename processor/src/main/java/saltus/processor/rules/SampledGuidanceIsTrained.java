package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.GuidanceInput;
import saltus.processor.design.Design;

/** A guidance scale that is an input is sampled with values of training only; which is known when sampling starts. */
@AutoService(Rule.class)
public final class SampledGuidanceIsTrained implements Rule {
    @Override
    public String claim() {
        return "samples are guided with trained scales only";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.find(GuidanceInput.class)
                .map(GuidanceInput::max)
                .map(saltus.pipeline.opening.SampledGuidanceIsTrained::new)
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
