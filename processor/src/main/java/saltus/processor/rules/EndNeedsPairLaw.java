package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.Category;
import saltus.CompareSamples;
import saltus.StepByLevel;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.times.Ending;
import saltus.processor.component.times.Ends;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Ends can be moved to data only where r is drawn freely (framework, C21). */
@AutoService(Rule.class)
public final class EndNeedsPairLaw implements Rule {
    @Override
    public String claim() {
        return "shortcuts that end at data are drawn from a law of pairs";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!Ending.of(design).movesSome() || design.component(Category.TIMES).isEmpty()) {
            return Optional.empty();
        }
        if (TimeLaw.of(design).orElseThrow().ends() == Ends.FREE) {
            return Optional.of(Verdict.holds(claim()));
        }
        boolean dyadic = TimeLaw.of(design).orElseThrow().levels().isPresent();
        Component end = design.component(Category.END).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                dyadic ? "dyadic steps cannot all end at data" : "there are no ends that could be moved to data",
                Found.in(design, end, times),
                dyadic
                        ? "a dyadic step is learned from two half steps, the first of which ends on the way"
                        : TimeLaw.of(design).orElseThrow().ends() == Ends.NONE
                                ? "flow times have r = t on every row"
                                : "this law of times says itself where shortcuts end",
                (pairs(design) ? "use @UniformTimes(coincide = 0.5), or " : "") + "remove " + end.text(),
                List.of(Place.of(end), Place.of(times)))));
    }

    /** True if a law of pairs would fit what else the recipe says. */
    private static boolean pairs(Design design) {
        return InnerRule.of(design).filter(inner -> !inner.isOnGrid()).isPresent()
                && !design.has(CompareSamples.class)
                && !design.has(BootstrapGuidance.class)
                && !design.has(StepByLevel.class)
                && Metric.of(design).filter(Metric::comparesGroups).isEmpty();
    }
}
