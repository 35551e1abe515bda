package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.velocity.Estimate;
import saltus.processor.design.Design;

/**
 * A discrete target along the conditional velocity is biased, since the network bends between two such steps (framework,
 * R3 and C35); along a teacher's it is as exact as a step of that length. That is a property of consistency training, not a mistake: it is reported.
 */
@AutoService(Rule.class)
public final class ConditionalStepIsBiased implements Rule {
    @Override
    public String claim() {
        return "the bias of a discrete target is known";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<StepVelocity> first =
                design.find(TwoStep.class).map(steps -> steps.first().velocity());
        if (!InnerRule.isDiscrete(design) || first.equals(Optional.of(StepVelocity.NETWORK))) {
            return Optional.empty();
        }
        return Optional.of(Verdict.reported(
                first.equals(Optional.of(StepVelocity.CONDITIONAL))
                                && Estimate.of(design).varies()
                        ? "the target's mean is off by about (s - r) (t - s)^2 / (2 (t - r)) times the curvature of u"
                                + " along the noise of the conditional velocity; it vanishes as s -> t"
                        : "the first step is off by about (t - s)^2 / 2 times how fast the teacher's velocity changes on its way;"
                                + " it vanishes as s -> t"));
    }
}
