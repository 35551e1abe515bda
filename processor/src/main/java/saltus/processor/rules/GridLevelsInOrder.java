package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.KarrasTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The levels of a grid fall from the largest to the smallest. */
@AutoService(Rule.class)
public final class GridLevelsInOrder implements Rule {
    @Override
    public String claim() {
        return "the grid has a smallest and a largest level";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(KarrasTimes.class)) {
            return Optional.empty();
        }
        if (design.find(KarrasTimes.class)
                .filter(times -> times.smallest() < times.largest())
                .isPresent()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the grid's smallest level is not below its largest",
                Found.in(design, times),
                "t is the time of the larger of two neighbouring levels, s that of the smaller",
                "let smallest be less than largest",
                List.of(Place.of(times, "smallest"), Place.of(times, "largest")))));
    }
}
