package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.TangentWarmUp;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** What is warmed up is the derivative of a continuous target (framework, C27 and section 5.4). */
@AutoService(Rule.class)
public final class WarmUpNeedsContinuousTarget implements Rule {
    @Override
    public String claim() {
        return "there is a derivative to warm up";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(TangentWarmUp.class)) {
            return Optional.empty();
        }
        if (InnerRule.isContinuous(design)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component warmUp = design.component(Category.WARM_UP).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "there is no derivative to warm up",
                design.has(TwoStep.class)
                        ? Found.in(
                                design,
                                warmUp,
                                design.component(Category.TARGET).orElseThrow())
                        : Found.in(design, warmUp) + " without @TwoStep",
                "only the continuous target v - (t - r) du/dt holds one that can be",
                "remove @TangentWarmUp" + Limit.orUseIt(design),
                List.of(Place.of(warmUp)))));
    }
}
