package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.Category;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Guidance at the base step needs a base step; anywhere else it would compound (framework, C43). */
@AutoService(Rule.class)
public final class BootstrapGuidanceNeedsDyadicTimes implements Rule {
    @Override
    public String claim() {
        return "bootstrap guidance acts on the smallest of dyadic steps";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(BootstrapGuidance.class)
                || design.component(Category.TIMES).isEmpty()) {
            return Optional.empty();
        }
        if (TimeLaw.of(design).orElseThrow().levels().isPresent()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component guidance = design.component(Category.GUIDANCE).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "bootstrap guidance finds no smallest step to act on",
                Found.in(design, guidance, times),
                "it guides the smallest shortcuts only, since guiding those built on guided ones compounds the scale",
                "use @Guidance(omega = " + guidance.as(BootstrapGuidance.class).omega()
                        + ", kappa = 0) with these times"
                        + (InnerRule.of(design).filter(InnerRule::isMiddle).isPresent() ? ", or @DyadicTimes" : ""),
                List.of(Place.of(guidance), Place.of(times)))));
    }
}
