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

/** A discrete target ends with a step through the network: that is what makes it a shortcut (framework, Eq. 5). */
@AutoService(Rule.class)
public final class DiscreteNeedsNetworkStep implements Rule {
    @Override
    public String claim() {
        return "the second step of the target goes through the network";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!InnerRule.isDiscrete(design)) {
            return Optional.empty();
        }
        if (design.find(TwoStep.class).orElseThrow().second().velocity() == StepVelocity.NETWORK) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component target = design.component(Category.TARGET).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the target never reads the network from s to r",
                Found.in(design, target),
                design.find(TwoStep.class).orElseThrow().second().velocity() == StepVelocity.TEACHER
                        ? "a teacher says the velocity at a time, which is not the way from s to r"
                        : design.find(TwoStep.class).orElseThrow().first().velocity() == StepVelocity.NETWORK
                                ? "the conditional velocity leads from the sample's own z_s only; the first step has left it for"
                                        + " wherever the network goes"
                                : "two conditional steps land on the very sample, so that the shortcut learns the mean of all"
                                        + " data",
                "use @Step(.., velocity = NETWORK) as the second step",
                List.of(Place.of(target, "second.velocity")))));
    }
}
