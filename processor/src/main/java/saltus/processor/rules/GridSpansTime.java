package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.KarrasTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A grid of times covers the way from noise to data (framework, C28). */
public final class GridSpansTime implements Rule {
    @Override
    public String claim() {
        return "the grid of times spans its range";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(KarrasTimes.class)) {
            return Optional.empty();
        }
        if (design.find(KarrasTimes.class).filter(KarrasTimes::squashed).isEmpty()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the squashed grid covers a small part of the way only",
                Found.in(design, times),
                "all of its times lie between 0.43 and 0.5 for 20 levels, closer still for more, and sampling starts at 1",
                "leave out squashed, or, to reproduce the released code, @SuppressWarnings(\"saltus:" + id() + "\")",
                List.of(Place.of(times, "squashed")))));
    }
}
