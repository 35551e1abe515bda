package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.DyadicTimes;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Dyadic steps halve exactly: T is a power of two and s the middle of r and t (framework, C23). */
@AutoService(Rule.class)
public final class DyadicGrid implements Rule {
    @Override
    public String claim() {
        return "the grid of dyadic times has a power of two steps, and s is the middle of each";
    }

    @Override
    public List<String> presumes() {
        return List.of("InnerTimeInInterval");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(DyadicTimes.class)) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        Component times = design.component(Category.TIMES).orElseThrow();
        int steps = design.find(DyadicTimes.class).orElseThrow().steps();
        if (steps < 2 || Integer.bitCount(steps) != 1) {
            findings.add(new Finding(
                    id(),
                    "the number of dyadic steps is not a power of two",
                    Found.in(design, times),
                    "a shortcut of d steps is learned from two of d/2, down to single steps; " + steps
                            + " cannot be halved that often",
                    "use " + nearest(steps),
                    List.of(Place.of(times, "steps"))));
        }
        InnerRule.of(design)
                .flatMap(inner -> TimeLaw.of(design).flatMap(law -> law.refuses(inner)))
                .ifPresent(refusal -> findings.add(offCentre(design, refusal, times)));
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding offCentre(Design design, Refusal refusal, Component times) {
        Component inner = design.component(Category.INNER).orElseThrow();
        return new Finding(
                id(),
                refusal.what(),
                Found.in(design, inner, times),
                refusal.why(),
                refusal.fix(),
                List.of(Place.of(inner), Place.of(times)));
    }

    private static String nearest(int steps) {
        if (steps < 2) {
            return "steps = 2 or more, 128 in the paper";
        }
        int below = Integer.highestOneBit(steps);
        return below > Integer.MAX_VALUE / 2 ? "steps = " + below : "steps = " + below + " or " + 2 * below;
    }
}
