package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.path.PathLaw;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Times of noise levels are known in closed form on the built-in paths only. */
@AutoService(Rule.class)
public final class GridNeedsKnownPath implements Rule {
    @Override
    public String claim() {
        return "the path knows the times of its noise levels";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!(TimeLaw.of(design).filter(TimeLaw::readsLevels).isPresent()
                        || InnerRule.of(design).filter(InnerRule::readsLevels).isPresent())
                || design.component(Category.PATH).isEmpty()) {
            return Optional.empty();
        }
        if (PathLaw.of(design).flatMap(PathLaw::known).isPresent()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component path = design.component(Category.PATH).orElseThrow();
        Component levels = design.component(
                        TimeLaw.of(design).filter(TimeLaw::readsLevels).isPresent() ? Category.TIMES : Category.INNER)
                .orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the path does not tell the time of a noise level",
                Found.in(design, levels, path),
                "a level sigma / alpha has to be turned into its time, for which a path of formulas has no closed form",
                "use @EdmPath without the formulas, or a path of @FlowPath without them, or another law of times",
                List.of(Place.of(levels), Place.of(path)))));
    }
}
