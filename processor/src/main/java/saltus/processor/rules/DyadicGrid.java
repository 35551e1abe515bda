package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.DyadicTimes;
import saltus.InnerTime;
import saltus.TwoStep;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Dyadic steps halve exactly: T is a power of two and s the middle of r and t (framework, C23). */
public final class DyadicGrid implements Rule {
    @Override
    public String claim() {
        return "the grid of dyadic times has a power of two steps, and s is the middle of each";
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
        design.find(TwoStep.class)
                .filter(two -> inRange(two.inner()) && two.inner() != InnerTime.MIDPOINT)
                .ifPresent(two -> findings.add(offCentre(design, times)));
        return Optional.of(Verdict.of(claim(), findings));
    }

    private static boolean inRange(double inner) {
        return inner == InnerTime.BY_FORMULA || (inner >= 0 && inner < 1);
    }

    private Finding offCentre(Design design, Component times) {
        Component target = design.component(Category.TARGET).orElseThrow();
        return new Finding(
                id(),
                "a dyadic step is not split in the middle",
                Found.in(design, target, times),
                "only half of a dyadic step is a dyadic step; any other inner time asks the network for steps that it"
                        + " never learns",
                "use inner = MIDPOINT, or times that are not dyadic",
                List.of(Place.of(target, "inner"), Place.of(times)));
    }

    private static String nearest(int steps) {
        if (steps < 2) {
            return "steps = 2 or more, 128 in the paper";
        }
        int below = Integer.highestOneBit(steps);
        return below > Integer.MAX_VALUE / 2 ? "steps = " + below : "steps = " + below + " or " + 2 * below;
    }
}
