package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.EtaDecrement;
import saltus.FlowPath;
import saltus.KarrasTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Times of noise levels are known in closed form on the built-in paths only. */
public final class GridNeedsKnownPath implements Rule {
    @Override
    public String claim() {
        return "the path knows the times of its noise levels";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!(design.has(KarrasTimes.class) || design.has(EtaDecrement.class))
                || design.component(Category.PATH).isEmpty()) {
            return Optional.empty();
        }
        if (design.has(FlowPath.class)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component path = design.component(Category.PATH).orElseThrow();
        Component levels = design.component(design.has(KarrasTimes.class) ? Category.TIMES : Category.INNER)
                .orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the path does not tell the time of a noise level",
                Found.in(design, levels, path),
                "a level sigma / alpha has to be turned into its time, for which a path of formulas has no closed form",
                "use @FlowPath, or another law of times",
                List.of(Place.of(levels), Place.of(path)))));
    }
}
