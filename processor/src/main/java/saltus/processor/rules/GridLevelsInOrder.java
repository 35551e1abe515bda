package saltus.processor.rules;

import java.util.List;
import saltus.Category;
import saltus.KarrasTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The levels of a grid fall from the largest to the smallest. */
public final class GridLevelsInOrder implements Rule {
    @Override
    public String claim() {
        return "the grid has a smallest and a largest level";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(KarrasTimes.class);
    }

    @Override
    public List<Finding> check(Design design) {
        if (design.find(KarrasTimes.class)
                .filter(times -> times.smallest() < times.largest())
                .isPresent()) {
            return List.of();
        }
        Component times = design.component(Category.TIMES).orElseThrow();
        return List.of(new Finding(
                id(),
                "the grid's smallest level is not below its largest",
                Found.in(design, times),
                "t is the time of the larger of two neighbouring levels, s that of the smaller",
                "let smallest be less than largest",
                List.of(Place.of(times, "smallest"), Place.of(times, "largest"))));
    }
}
