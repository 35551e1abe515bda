package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.BoundarySkip;
import saltus.Category;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Hops of the second step end between s and r, where the network has to be trained (framework, C47). */
@AutoService(Rule.class)
public final class HopsAreTrained implements Rule {
    @Override
    public String claim() {
        return "the hops of a target are shortcuts that are trained";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "InnerTimeNeedsLaw", "TimesFitTarget");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        if (law.isEmpty()
                || design.find(TwoStep.class).filter(steps -> steps.hops() > 1).isEmpty()) {
            return Optional.empty();
        }
        Component target = design.component(Category.TARGET).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        if (!InnerRule.isDiscrete(design)) {
            Component inner = design.component(Category.INNER).orElseThrow();
            return Optional.of(refused(
                    design,
                    InnerRule.isLagrangian(design)
                            ? "a step of no length has no hops"
                            : "a continuous target has no hops",
                    inner,
                    InnerRule.isLagrangian(design)
                            ? "as s -> r nothing is left of the second step but the velocity at its end"
                            : "as s -> t the target holds the derivative of one step to r",
                    "leave out hops, or use a discrete inner time such as @InnerTime(0.01)",
                    List.of(Place.of(target, "hops"), Place.of(inner))));
        }
        if (law.get().levels().isPresent() || law.get().grid().isPresent()) {
            return Optional.of(refused(
                    design,
                    "hops lie off the grid of times",
                    times,
                    "the network knows steps between times of the grid only, and hops end between them",
                    "leave out hops, or use @UniformTimes(coincide = 0.5) with another inner time",
                    List.of(Place.of(target, "hops"), Place.of(times))));
        }
        if (law.get().endsAtData() || design.has(BoundarySkip.class)) {
            return Optional.of(refused(
                    design,
                    "hops end where no shortcut does",
                    times,
                    "all shortcuts that are trained end at data, and hops but the last end before",
                    "leave out hops, or let shortcuts end anywhere: @RandomEnd and @OneStep",
                    List.of(Place.of(target, "hops"), Place.of(times))));
        }
        return Optional.of(Verdict.holds(claim()));
    }

    private Verdict refused(Design design, String what, Component other, String why, String fix, List<Place> places) {
        Component target = design.component(Category.TARGET).orElseThrow();
        return Verdict.refused(new Finding(id(), what, Found.in(design, target, other), why, fix, places));
    }
}
