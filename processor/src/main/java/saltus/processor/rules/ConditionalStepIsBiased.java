package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;

/**
 * A discrete target along the conditional velocity is biased, since the network bends between two such steps (framework,
 * R3 and C35). That is a property of consistency training, not a mistake: it is reported.
 */
@AutoService(Rule.class)
public final class ConditionalStepIsBiased implements Rule {
    @Override
    public String claim() {
        return "the bias of a discrete target is known";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        boolean conditional = design.find(TwoStep.class)
                .filter(steps -> steps.first().velocity() == StepVelocity.CONDITIONAL)
                .isPresent();
        return conditional && InnerRule.isDiscrete(design)
                ? Optional.of(Verdict.reported(
                        "the target's mean is off by about (s - r) (t - s)^2 / (2 (t - r)) times the curvature of u"
                                + " along the noise of the conditional velocity; it vanishes as s -> t"))
                : Optional.empty();
    }
}
