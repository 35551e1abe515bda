package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.BoundarySkip;
import saltus.Category;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The skip is the identity at the last time of the grid, from where nothing is learned (framework, C12). */
@AutoService(Rule.class)
public final class SkipMeetsGrid implements Rule {
    private static final double SAME = 1e-6;

    @Override
    public String claim() {
        return "the skip is the identity where the grid of times ends";
    }

    @Override
    public List<String> presumes() {
        return List.of("GridNeedsKnownPath", "GridLevelsInOrder", "SkipEndsAtData");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<BoundarySkip> skip = design.find(BoundarySkip.class);
        Optional<Double> level = TimeLaw.of(design)
                .flatMap(law -> law.lastLevel().stream().boxed().findFirst());
        if (skip.isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        double smallest = skip.get().smallest();
        if (Math.abs(level.get() - smallest) <= SAME * Math.max(level.get(), smallest)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component prediction = design.component(Category.PREDICTION).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the skip is the identity at another noise level than the grid's last",
                Found.in(design, prediction, times) + ": " + smallest + " against " + level.get(),
                "between the two nothing anchors the network to data: the last target is its own output at a time that"
                        + " is never a start",
                "let smallest of both be the same, as published: 0.002",
                List.of(Place.of(prediction), Place.of(times)))));
    }
}
