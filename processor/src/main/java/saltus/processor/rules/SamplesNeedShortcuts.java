package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.CompareSamples;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Points at time r are compared where there is a way to r, and two steps that lead there (framework, C20 and C21). */
@AutoService(Rule.class)
public final class SamplesNeedShortcuts implements Rule {
    @Override
    public String claim() {
        return "every row has two points at time r to compare";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "InnerTimeNeedsLaw", "SkipEndsAtData");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(CompareSamples.class)
                || TimeLaw.of(design).filter(law -> !law.generates()).isEmpty()
                || Metric.of(design).filter(metric -> !metric.comparesRows()).isPresent()) {
            return Optional.empty();
        }
        boolean shortcutsOnly = TimeLaw.of(design).orElseThrow().shares().shortcuts() == 1;
        if (shortcutsOnly && InnerRule.isDiscrete(design)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component comparison = design.component(Category.COMPARISON).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        boolean continuous = InnerRule.isContinuous(design) || InnerRule.isLagrangian(design);
        return Optional.of(Verdict.refused(new Finding(
                id(),
                continuous
                        ? "a continuous target has no second point to compare"
                        : "some rows compare a point with itself",
                Found.in(design, comparison, times),
                continuous
                        ? (InnerRule.isLagrangian(design) ? "as s -> r" : "as s -> t")
                                + " both ends become the same, and only the derivative is left"
                        : "where r = t, or without two steps, prediction and target are z_t itself, and nothing is learned",
                continuous
                        ? "use @CompareOutputs, or a discrete inner time"
                        : "use @CompareOutputs, or times of shortcuts only (coincide = 0) with a discrete @TwoStep",
                List.of(Place.of(comparison), Place.of(times)))));
    }
}
