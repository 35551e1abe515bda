package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Rows with r &lt; t need a two-step target to learn from; a two-step target needs such rows (framework, C21). */
@AutoService(Rule.class)
public final class TimesFitTarget implements Rule {
    @Override
    public String claim() {
        return "there is a two-step target if and only if times leave room for shortcuts";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.component(Category.TIMES).isEmpty()) {
            return Optional.empty();
        }
        boolean without = TimeLaw.of(design).filter(law -> !law.takesTarget()).isPresent();
        boolean target = design.has(TwoStep.class);
        if (without != target || contested(design)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(without ? idleTarget(design, times) : noTarget(design, times)));
    }

    private static boolean contested(Design design) {
        return design.clashes().stream().anyMatch(clash -> clash.category() == Category.TARGET);
    }

    private Finding idleTarget(Design design, Component times) {
        Component target = design.component(Category.TARGET).orElseThrow();
        boolean generates = TimeLaw.of(design).orElseThrow().generates();
        return new Finding(
                id(),
                "the two-step target is never used",
                Found.in(design, target, times),
                generates
                        ? "samples made of noise are compared with data as a set, none with a target of its own"
                        : "with r = s = t on all rows both steps have length zero, and no shortcut is learned",
                Metric.of(design).filter(metric -> !metric.comparesRows()).isPresent()
                        ? leftOut(design)
                        : "use @UniformTimes(coincide = 0.5) or another law of shortcuts",
                List.of(Place.of(times), Place.of(target)));
    }

    private static String leftOut(Design design) {
        return "leave out @TwoStep"
                + design.component(Category.INNER)
                        .map(inner -> " and leave out " + inner.text())
                        .orElse("")
                + InnerRule.of(design).map(InnerRule::withoutFormula).orElse("");
    }

    private Finding noTarget(Design design, Component times) {
        return new Finding(
                id(),
                "rows with r < t have no target",
                Found.in(design, times) + " without @TwoStep",
                "without a two-step target every row would learn the velocity at t, whatever r is",
                Metric.of(design).filter(metric -> !metric.comparesRows()).isPresent()
                        ? "use @NoiseToData"
                        : "add @TwoStep, or use @FlowTimes"
                                + design.component(Category.INNER)
                                        .map(inner -> " without " + inner.text())
                                        .orElse("")
                                + " for plain flow matching",
                List.of(Place.of(times)));
    }
}
