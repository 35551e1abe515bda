package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.DyadicTimes;
import saltus.EndAtData;
import saltus.FlowTimes;
import saltus.GradualTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.TimeLaw;

/** Ends can be moved to data only where r is drawn freely (framework, C21). */
public final class EndNeedsPairLaw implements Rule {
    @Override
    public String claim() {
        return "shortcuts that end at data are drawn from a law of pairs";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!(design.has(EndAtData.class) || design.has(GradualTimes.class))
                || design.component(Category.TIMES).isEmpty()) {
            return Optional.empty();
        }
        if (TimeLaw.drawsPairs(design)) {
            return Optional.of(Verdict.holds(claim()));
        }
        boolean dyadic = design.has(DyadicTimes.class);
        Component end = design.component(Category.END).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                dyadic ? "dyadic steps cannot all end at data" : "there are no ends that could be moved to data",
                Found.in(design, end, times),
                dyadic
                        ? "a dyadic step is learned from two half steps, the first of which ends on the way"
                        : design.has(FlowTimes.class)
                                ? "flow times have r = t on every row"
                                : "this law of times says itself where shortcuts end",
                "use @LogitNormalTimes or @UniformTimes, or remove " + end.text(),
                List.of(Place.of(end), Place.of(times)))));
    }
}
