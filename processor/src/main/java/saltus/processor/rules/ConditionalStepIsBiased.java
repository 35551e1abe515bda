package saltus.processor.rules;

import java.util.List;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.design.Design;
import saltus.processor.design.InnerRule;

/**
 * A discrete target along the conditional velocity is biased, since the network bends between two such steps (framework,
 * R3 and C35). That is a property of consistency training, not a mistake: it is reported.
 */
public final class ConditionalStepIsBiased implements Rule {
    @Override
    public String claim() {
        return "the bias of a discrete target is known";
    }

    @Override
    public boolean concerns(Design design) {
        return InnerRule.isDiscrete(design)
                && design.find(TwoStep.class)
                        .filter(steps -> steps.first().velocity() == StepVelocity.CONDITIONAL)
                        .isPresent();
    }

    @Override
    public List<Finding> check(Design design) {
        return List.of();
    }

    @Override
    public Standing standing(Design design) {
        return Standing.reported(
                "the target's mean is off by about (s - r) (t - s)^2 / (2 (t - r)) times the curvature of u"
                        + " along the noise of the conditional velocity; it vanishes as s -> t");
    }
}
