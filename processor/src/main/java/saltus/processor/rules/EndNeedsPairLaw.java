package saltus.processor.rules;

import java.util.List;
import saltus.Category;
import saltus.DyadicTimes;
import saltus.EndAtData;
import saltus.FlowTimes;
import saltus.GradualTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Ends can be moved to data only where r is drawn freely (framework, C21). */
public final class EndNeedsPairLaw implements Rule {
    @Override
    public String claim() {
        return "shortcuts that end at data are drawn from a law of pairs";
    }

    @Override
    public boolean concerns(Design design) {
        return (design.has(EndAtData.class) || design.has(GradualTimes.class))
                && design.component(Category.TIMES).isPresent();
    }

    @Override
    public List<Finding> check(Design design) {
        boolean dyadic = design.has(DyadicTimes.class);
        if (!dyadic && !design.has(FlowTimes.class)) {
            return List.of();
        }
        Component end = design.component(Category.END).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return List.of(new Finding(
                id(),
                dyadic ? "dyadic steps cannot all end at data" : "there are no shortcuts that could end at data",
                Found.in(design, end, times),
                dyadic
                        ? "a dyadic step is learned from two half steps, the first of which ends on the way"
                        : "flow times have r = t on every row",
                "use @LogitNormalTimes or @UniformTimes, or remove " + end.text(),
                List.of(Place.of(end), Place.of(times))));
    }
}
