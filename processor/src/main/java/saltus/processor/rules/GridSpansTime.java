package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A grid of times covers the way from noise to data (framework, C28). */
@AutoService(Rule.class)
public final class GridSpansTime implements Rule {
    @Override
    public String claim() {
        return "the grid of times spans its range";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return TimeLaw.of(design).flatMap(TimeLaw::grid).map(times -> judge(design, times[times.length - 1], times[0]));
    }

    private Verdict judge(Design design, double first, double last) {
        Component times = design.component(Category.TIMES).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        String range = "t and s lie in [" + Goal.number(first) + ", " + Goal.number(last) + "]";
        if (last > 1 + Goal.TOLERANCE) {
            return Verdict.refused(new Finding(
                    id(),
                    "the grid's largest level lies beyond the path's end",
                    Found.in(design, times, path) + ": " + range,
                    "the path has no more noise than at t = 1, where sampling starts",
                    "let largest be the path's own",
                    List.of(Place.of(times, "largest"), Place.of(path))));
        }
        boolean early = last < 1 - TimeLaw.NEAR;
        if (!early && first <= TimeLaw.NEAR) {
            return Verdict.holds("the times of the grid span [" + Goal.number(first) + ", " + Goal.number(last) + "]");
        }
        return Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the grid of times covers a part of the way only",
                Found.in(design, times, path) + ": " + range,
                early
                        ? "sampling starts at t = 1, for which nothing like it was trained"
                        : "shortcuts are built on that from the smallest level to data, which is the last to be trained",
                "leave out squashed where it is set, let largest and smallest be the path's own, or, to reproduce"
                        + " released code, @SuppressWarnings(\"saltus:" + id() + "\")",
                List.of(Place.of(times))));
    }
}
