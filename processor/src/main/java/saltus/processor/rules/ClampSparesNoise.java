package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.Category;
import saltus.Preconditioning;
import saltus.TargetClamp;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.formula.Evaluation;

/** A bound on the target cuts the point between its steps, too, which is mostly noise near t = 1 (framework, C31). */
@AutoService(Rule.class)
public final class ClampSparesNoise implements Rule {
    /** Three numbers in a thousand lie beyond. */
    private static final double DEVIATIONS = 3;

    @Override
    public String id() {
        return "ClampLimit";
    }

    @Override
    public String claim() {
        return "the clamp spares the points of the path";
    }

    @Override
    public List<String> presumes() {
        return List.of("ClampNeedsDiscreteTarget", "PathEndpoints");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.find(TargetClamp.class)
                .flatMap(clamp ->
                        FlowFormulas.of(design).map(path -> judge(design, clamp.value(), noise(design, path))));
    }

    /** The deviation of the noise at t = 1. */
    private static double noise(Design design, FlowFormulas path) {
        return Evaluation.of(path.sigma().body(), Map.of("t", 1.0))
                * design.find(Preconditioning.class)
                        .map(Preconditioning::dataDeviation)
                        .orElse(1.0);
    }

    private Verdict judge(Design design, double limit, double noise) {
        if (limit >= DEVIATIONS * noise) {
            return Verdict.holds(claim());
        }
        Component clamp = design.component(Category.CLAMP).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        return Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the clamp cuts the points of the path",
                Found.in(design, clamp, path) + ": at t = 1 their deviation is " + Goal.number(noise),
                "a point between the two steps is mostly noise near t = 1; where it is cut the second step starts elsewhere",
                "use a limit of " + Goal.number(DEVIATIONS * noise) + " or more, or remove @TargetClamp",
                List.of(Place.of(clamp, "value"), Place.of(path))));
    }
}
