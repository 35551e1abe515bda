package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.BoundarySkip;
import saltus.Category;
import saltus.CompareSamples;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A skip that ignores its end is legal only where every shortcut ends at data (framework, C5). */
@AutoService(Rule.class)
public final class SkipEndsAtData implements Rule {
    @Override
    public String claim() {
        return "a skip that does not know its end is used for r = 0 only";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "InnerTimeNeedsLaw");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(BoundarySkip.class) || TimeLaw.of(design).isEmpty()) {
            return Optional.empty();
        }
        TimeLaw law = TimeLaw.of(design).orElseThrow();
        boolean ends = law.endsAtData() && law.shares().coinciding() == 0;
        if (law.generates() || ends && InnerRule.isDiscrete(design) && design.has(CompareSamples.class)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component prediction = design.component(Category.PREDICTION).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the skip leads to data, whatever r is",
                Found.in(design, prediction, times) + (ends ? " without a discrete target of samples" : ""),
                "c_skip and c_out know t only: a step to r > 0 lands at r = 0, and no velocity can be read off it",
                ends
                        ? "add @CompareSamples and a discrete @TwoStep, or use @OneStep"
                        : "use @KarrasTimes with @NextOnGrid and @CompareSamples, end all shortcuts at data, or use @OneStep",
                List.of(Place.of(prediction), Place.of(times)))));
    }
}
