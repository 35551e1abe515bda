package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.TwoStep;
import saltus.processor.component.times.Ends;
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
        boolean flow = TimeLaw.of(design).filter(law -> law.ends() == Ends.NONE).isPresent();
        boolean target = design.has(TwoStep.class);
        if (flow != target || contested(design)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(flow ? idleTarget(design, times) : noTarget(design, times)));
    }

    private static boolean contested(Design design) {
        return design.clashes().stream().anyMatch(clash -> clash.category() == Category.TARGET);
    }

    private Finding idleTarget(Design design, Component times) {
        Component target = design.component(Category.TARGET).orElseThrow();
        return new Finding(
                id(),
                "the two-step target is never used",
                Found.in(design, target, times),
                "with r = s = t on all rows both steps have length zero, and no shortcut is learned",
                "use @UniformTimes(coincide = 0.5) or another law of shortcuts",
                List.of(Place.of(times), Place.of(target)));
    }

    private Finding noTarget(Design design, Component times) {
        return new Finding(
                id(),
                "rows with r < t have no target",
                Found.in(design, times) + " without @TwoStep",
                "without a two-step target every row would learn the velocity at t, whatever r is",
                "add @TwoStep, or use @FlowTimes"
                        + design.component(Category.INNER)
                                .map(inner -> " without " + inner.text())
                                .orElse("")
                        + " for plain flow matching",
                List.of(Place.of(times)));
    }
}
