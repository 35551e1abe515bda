package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.StepByLevel;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Steps have levels where they are halvings of each other (framework, C23). */
@AutoService(Rule.class)
public final class LevelsNeedDyadicTimes implements Rule {
    @Override
    public String claim() {
        return "steps that are told by their level are dyadic";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(StepByLevel.class) || TimeLaw.of(design).isEmpty()) {
            return Optional.empty();
        }
        if (TimeLaw.of(design).orElseThrow().levels().isPresent()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component levels = design.component(Category.CONDITIONING).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "these steps have no level",
                Found.in(design, levels, times),
                "the level is log2(1 / (t - r)), which is not finite where r = t and unbounded near it",
                "use @StepByValue"
                        + (InnerRule.of(design).filter(InnerRule::isMiddle).isPresent() ? ", or @DyadicTimes" : ""),
                List.of(Place.of(levels), Place.of(times)))));
    }
}
