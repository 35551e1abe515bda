package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Design;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.formula.Lowering;
import saltus.processor.formula.Simplify;
import saltus.processor.proof.Claim;
import saltus.processor.proof.Proof;

/**
 * A path has no jumps, and a finite velocity everywhere: where a conditional changes its branch both branches agree, and
 * alpha' and sigma' are bounded (framework, C2 and C25); and single precision computes what is written.
 */
@AutoService(Rule.class)
public final class PathIsContinuous extends ProofRule {
    /**
     * The steepest slope, as a share of the path's extent: times near 1 are 6e-8 apart in single precision, between which
     * the path then moves by less than a hundredth.
     */
    private static final double STEEPEST = 1e5;
    /** What single precision may lose of alpha and sigma, as a share of the path's extent. */
    private static final double LOST = 1e-4;
    /** The same of their slopes. */
    private static final double SLOPE_LOST = 1e-2;

    @Override
    public String claim() {
        return "the path is continuous and its velocity finite";
    }

    @Override
    public List<String> presumes() {
        return List.of("PathEndpoints");
    }

    @Override
    boolean concerns(Design design) {
        return FlowFormulas.of(design).isPresent();
    }

    @Override
    List<Place> places(Design design) {
        FlowFormulas path = FlowFormulas.of(design).orElseThrow();
        return List.of(Place.of(path.alpha()), Place.of(path.sigma()));
    }

    @Override
    List<Goal> goals(Design design) {
        FlowFormulas path = FlowFormulas.of(design).orElseThrow();
        List<Goal> goals = new ArrayList<>();
        for (Formula formula : List.of(path.alpha(), path.sigma())) {
            for (Expr.Choice choice : Branches.of(formula.body())) {
                goals.add(Goal.atMost(
                        formula.name() + " has no jump",
                        Branches.jump(choice),
                        Goal.TOLERANCE,
                        Goal.unit("t"),
                        jump(formula, choice)));
            }
        }
        double extent = extent(path);
        goals.add(finite(path.alpha(), path.alphaPrime(), 1));
        goals.add(finite(path.sigma(), path.sigmaPrime(), extent));
        goals.add(kept(path.alpha(), "alpha", path.alpha().body(), LOST));
        goals.add(kept(path.sigma(), "sigma", path.sigma().body(), LOST * extent));
        goals.add(kept(path.alpha(), "alpha'", path.alphaPrime(), SLOPE_LOST));
        goals.add(kept(path.sigma(), "sigma'", path.sigmaPrime(), SLOPE_LOST * extent));
        return goals;
    }

    /** How far the path goes: noise may outgrow the data. */
    private static double extent(FlowFormulas path) {
        return Math.max(1, Math.abs(Evaluation.of(path.sigma().body(), Map.of("t", 1.0))));
    }

    private Function<Proof.Refuted, Finding> jump(Formula formula, Expr.Choice choice) {
        return refuted -> new Finding(
                id(),
                formula.name() + " jumps where its condition changes",
                "near t = " + Goal.number(refuted.point().getOrDefault("t", 0.0)) + ": " + Infix.of(choice.then())
                        + " against " + Infix.of(choice.otherwise()),
                "a path that jumps has no velocity there, and the flow cannot follow it",
                "let both branches have the same value where the condition changes",
                List.of(new Place.InFormula(formula, choice)));
    }

    private Goal finite(Formula formula, Expr slope, double extent) {
        String name = formula.name() + "'";
        return Goal.atMost(
                        name + " is finite",
                        Terms.abs(slope),
                        STEEPEST * extent,
                        Goal.unit("t"),
                        refuted -> new Finding(
                                id(),
                                Double.isFinite(refuted.value())
                                        ? formula.name() + " is too steep for single precision"
                                        : formula.name() + " or its slope is not finite everywhere",
                                "%s(t) = %s, whose derivative is %s; %s"
                                        .formatted(
                                                formula.name(),
                                                Infix.of(formula.body()),
                                                Infix.of(slope),
                                                Goal.counterexample(refuted)),
                                "the velocity alpha' x_0 + sigma' noise is what is learned; between neighbouring times"
                                        + " of single precision, 6e-8 apart, the path has to stay where it is",
                                "use a formula whose slope is at most " + Goal.number(STEEPEST * extent)
                                        + " for all t in [0, 1], both ends included",
                                List.of(Place.of(formula))))
                .withMargin();
    }

    private Goal kept(Formula formula, String name, Expr expr, double lost) {
        return Goal.keeps(
                "single precision keeps " + name,
                Lowering.of(Simplify.of(expr)),
                Claim.Quantity.ROUNDING,
                lost,
                Goal.unit("t"),
                refuted -> new Finding(
                        id(),
                        Double.isFinite(refuted.value())
                                ? "single precision loses " + name
                                : name + " is not finite in single precision",
                        "%s(t) = %s; computed in single precision, %s is %s"
                                .formatted(
                                        formula.name(),
                                        Infix.of(formula.body()),
                                        name,
                                        Double.isFinite(refuted.value())
                                                ? "off by " + Goal.number(refuted.value()) + " " + Goal.at(refuted)
                                                : "not finite " + Goal.at(refuted)),
                        "training computes with 24 binary digits and numbers up to 3e38, parts of formulas included",
                        "write the formula with parts of moderate size, without differences of large numbers; it may"
                                + " be off by at most " + Goal.number(lost),
                        List.of(Place.of(formula))));
    }
}
