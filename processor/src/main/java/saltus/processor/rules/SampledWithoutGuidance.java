package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.Guidance;
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
        return design.find(Guidance.class)
                .map(guidance -> guidance.omega() / (1 - guidance.kappa()))
                .or(() -> design.find(BootstrapGuidance.class).map(BootstrapGuidance::omega))
                .map(saltus.pipeline.opening.SampledWithoutGuidance::new)
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
