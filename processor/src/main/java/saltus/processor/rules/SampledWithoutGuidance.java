package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.design.Design;

/** A model that is guided by its training is sampled as it is; guiding it again would compound (framework, C43). */
@AutoService(Rule.class)
public final class SampledWithoutGuidance implements Rule {
    @Override
    public String claim() {
        return "a model that was trained with guidance is sampled without";
    }

    /** With the scale that the model has from training: omega / (1 - kappa) for target mixing. */
    @Override
    public Optional<Verdict> judge(Design design) {
        return Guiding.of(design)
                .map(Guiding::scale)
                .map(saltus.pipeline.opening.SampledWithoutGuidance::new)
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
