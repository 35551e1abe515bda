package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.Category;
import saltus.CompareSamples;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.tangent.Bound;
import saltus.processor.component.tangent.Factor;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** What a target asks the output to change by is scaled or bounded where there is such a change (framework, C37). */
@AutoService(Rule.class)
public final class ShapeNeedsChange implements Rule {
    @Override
    public String claim() {
        return "there is a change of outputs to shape";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent");
    }

    /** True if a design's target is an output that the network's own is told from. */
    static boolean changes(Design design) {
        return InnerRule.isContinuous(design) || (InnerRule.isDiscrete(design) && !design.has(CompareSamples.class));
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Component> active = Stream.of(
                        Factor.of(design).isIdle()
                                ? Optional.<Component>empty()
                                : design.component(Category.TANGENT_SCALE),
                        Bound.of(design).bends()
                                ? design.component(Category.NORMALISATION)
                                : Optional.<Component>empty())
                .flatMap(Optional::stream)
                .toList();
        if (active.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                changes(design)
                        ? Verdict.holds(claim())
                        : new Verdict.Refused(active.stream()
                                .map(component -> finding(design, component))
                                .toList()));
    }

    /** A formula that nothing reads is a mistake, too. */
    private static String formula(Design design, Component component) {
        return design.formulas().keySet().stream().anyMatch(kind -> component.is(kind.reader()))
                ? " and the formula"
                : "";
    }

    private Finding finding(Design design, Component component) {
        boolean samples = InnerRule.isDiscrete(design);
        return new Finding(
                id(),
                component.text() + " finds no change of an output",
                samples
                        ? Found.in(
                                design,
                                component,
                                design.component(Category.COMPARISON).orElseThrow())
                        : Found.in(design, component) + Limit.found(design),
                samples
                        ? "points are compared, which no output of the network can be told from"
                        : "a target that is led by the data, or by the velocity at the end, asks for no change of its own",
                "remove " + component.text() + formula(design, component)
                        + (samples ? ", or use @CompareOutputs" : Limit.orUseIt(design)),
                List.of(Place.of(component)));
    }
}
