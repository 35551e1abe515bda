package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.CompareSamples;
import saltus.TargetClamp;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A bound cuts the derivative out of a continuous target; a plain velocity target needs none. */
@AutoService(Rule.class)
public final class ClampNeedsDiscreteTarget implements Rule {
    @Override
    public String claim() {
        return "only discrete targets are clamped";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(TargetClamp.class)) {
            return Optional.empty();
        }
        boolean discrete = InnerRule.isDiscrete(design);
        boolean samples = discrete && design.has(CompareSamples.class);
        if (discrete && !samples) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component clamp = design.component(Category.CLAMP).orElseThrow();
        boolean continuous = design.has(TwoStep.class);
        Component target = continuous ? design.component(Category.TARGET).orElseThrow() : clamp;
        if (samples) {
            Component comparison = design.component(Category.COMPARISON).orElseThrow();
            return Optional.of(Verdict.refused(new Finding(
                    id(),
                    "samples are compared, not targets that could be clamped",
                    Found.in(design, clamp, comparison),
                    "the bound is one on outputs of the network; both sides of the comparison are points at time r",
                    "remove @TargetClamp, or use @CompareOutputs",
                    List.of(Place.of(clamp), Place.of(comparison)))));
        }
        return Optional.of(Verdict.refused(new Finding(
                id(),
                InnerRule.isLagrangian(design)
                        ? "the velocity at the end is clamped"
                        : continuous ? "a continuous target is clamped" : "there is no discrete target to clamp",
                continuous ? Found.in(design, clamp, target) : Found.in(design, clamp) + " without @TwoStep",
                InnerRule.isLagrangian(design)
                        ? "the target is the network's own velocity, which a bound would change silently"
                        : continuous
                                ? "the target holds (t - r) du/dt, which a bound would cut silently"
                                : "the velocity of the data is the target, and a bound would change it silently",
                "remove @TargetClamp" + (continuous ? ", or use a discrete inner time" : ""),
                List.of(Place.of(clamp), Place.of(target)))));
    }
}
