package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import saltus.processor.design.Design;
import saltus.processor.design.FlowFormulas;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Proof;

/**
 * A path has no jumps, and a finite velocity everywhere: where a conditional changes its branch both branches agree, and
 * alpha' and sigma' are bounded (framework, C2 and C25).
 */
public final class PathIsContinuous extends ProofRule {
    /** A velocity beyond this is called infinite. */
    private static final double STEEPEST = 1e9;

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
        goals.add(finite(path.alpha(), path.alphaPrime()));
        goals.add(finite(path.sigma(), path.sigmaPrime()));
        return goals;
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

    private Goal finite(Formula formula, Expr slope) {
        String name = formula.name() + "'";
        return Goal.atMost(
                name + " is finite",
                Terms.abs(slope),
                STEEPEST,
                Goal.unit("t"),
                refuted -> new Finding(
                        id(),
                        formula.name() + " or its slope is not finite everywhere",
                        "%s(t) = %s, whose derivative is %s; %s"
                                .formatted(
                                        formula.name(),
                                        Infix.of(formula.body()),
                                        Infix.of(slope),
                                        Goal.counterexample(refuted)),
                        "the velocity alpha' x_0 + sigma' noise is what is learned; sampling starts at t = 1",
                        "use a formula whose value and slope are finite for all t in [0, 1], both ends included",
                        List.of(Place.of(formula))));
    }
}
