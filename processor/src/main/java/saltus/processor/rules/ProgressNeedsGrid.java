package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.KarrasTimes;
import saltus.LevelLaw;
import saltus.ProgressiveScales;
import saltus.ProgressiveTargetNetwork;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** What becomes finer over training is a grid of times (framework, C29). */
@AutoService(Rule.class)
public final class ProgressNeedsGrid implements Rule {
    @Override
    public String claim() {
        return "growing scales have a grid, and a growing target network has growing scales";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(ProgressiveScales.class) && !design.has(ProgressiveTargetNetwork.class)) {
            return Optional.empty();
        }
        if (!design.has(ProgressiveScales.class)) {
            return Optional.of(Verdict.refused(idle(
                    design, Category.TARGET_NETWORK, "its decay follows the grid's levels", "@ProgressiveScales")));
        }
        boolean uniform = design.find(KarrasTimes.class)
                .filter(times -> times.law() == LevelLaw.UNIFORM && !times.squashed())
                .isPresent();
        return Optional.of(
                uniform
                        ? Verdict.holds(claim())
                        : Verdict.refused(idle(
                                design,
                                Category.SCALES,
                                "levels of a growing grid are drawn uniformly from the whole of it",
                                "@KarrasTimes(law = UNIFORM)")));
    }

    private Finding idle(Design design, Category category, String why, String wanted) {
        Component component = design.component(category).orElseThrow();
        return new Finding(
                id(),
                "there is no grid that could grow",
                Found.in(design, component) + " without " + wanted,
                why,
                "add " + wanted + ", or remove " + component.text(),
                List.of(Place.of(component)));
    }
}
