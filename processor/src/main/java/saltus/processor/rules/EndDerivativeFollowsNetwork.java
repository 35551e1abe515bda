package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/**
 * The limit at the end differentiates the network's way to r, and goes on along a velocity where that has led: off the
 * conditional path, where a teacher may say it (Boffi et al., arXiv 2505.18825).
 */
@AutoService(Rule.class)
public final class EndDerivativeFollowsNetwork implements Rule {
    @Override
    public String claim() {
        return "the way that is differentiated at its end, and the velocity there, are a network's";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!InnerRule.isLagrangian(design)) {
            return Optional.empty();
        }
        TwoStep steps = design.find(TwoStep.class).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        if (steps.first().velocity() != StepVelocity.NETWORK) {
            findings.add(finding(
                    design,
                    "first",
                    "the way to r is not the network's",
                    "as s -> r the first step is the whole way, and its derivative in r is what is trained; along data or a"
                            + " teacher it has nothing to train"));
        }
        if (steps.second().velocity() == StepVelocity.CONDITIONAL) {
            findings.add(finding(
                    design,
                    "second",
                    "the velocity at the end is the sample's own",
                    "the network has led to X_{t,r}, which is not on the way between this sample and its noise"));
        }
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding finding(Design design, String step, String what, String why) {
        Component target = design.component(Category.TARGET).orElseThrow();
        Component inner = design.component(Category.INNER).orElseThrow();
        return new Finding(
                id(),
                what,
                Found.in(design, target, inner),
                why,
                "use @Step(.., velocity = NETWORK) as the " + step + " step",
                List.of(Place.of(target, step + ".velocity"), Place.of(inner)));
    }
}
