package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The continuous limit differentiates the second step, which has to go through the network (framework, C20 and C31). */
@AutoService(Rule.class)
public final class ContinuousNeedsDerivative implements Rule {
    @Override
    public String claim() {
        return "the continuous target differentiates a step through the network";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!InnerRule.isContinuous(design)) {
            return Optional.empty();
        }
        if (design.find(TwoStep.class).orElseThrow().second().velocity() == StepVelocity.NETWORK) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component target = design.component(Category.TARGET).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "a continuous inner time needs a second step that can be differentiated",
                Found.in(design, target),
                "at s -> t the target is v - (t - r) du/dt, the derivative of the network's step; a velocity that"
                        + " data or a teacher say has none",
                "use @Step(.., velocity = NETWORK) as the second step",
                List.of(Place.of(target, "second.velocity"), Place.of(target, "inner")))));
    }
}
