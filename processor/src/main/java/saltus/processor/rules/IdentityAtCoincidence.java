package saltus.processor.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.pipeline.Card;
import saltus.processor.design.Design;
import saltus.processor.design.FlowFormulas;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Infix;
import saltus.processor.formula.Simplify;
import saltus.processor.formula.Substitution;

/**
 * A step of length zero changes nothing, whatever the network says and however it is scaled: betaBar(t, t) = 0 and
 * alphaBar(t, t) = 1, shown by algebra (framework, C12). Euler's step x + (r - t) u has it by its form.
 */
public final class IdentityAtCoincidence implements Rule {
    @Override
    public String claim() {
        return "a step from t to t is the identity";
    }

    @Override
    public List<String> presumes() {
        return List.of("SignalToNoiseFalls");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return FlowFormulas.of(design).map(this::judge);
    }

    private Verdict judge(FlowFormulas path) {
        Expr scale = atCoincidence(Terms.minus(scale(path), path.wronskian()));
        Expr slope = atCoincidence(slope(path));
        if (isZero(scale) && isZero(slope)) {
            return new Verdict.Stands(
                    Card.Status.PROVED, "alphaBar(t, t) = 1 and betaBar(t, t) = 0, by algebra", List.of());
        }
        Finding open = new Finding(
                Severity.WARNING,
                id(),
                "cannot show that a step of length zero is the identity",
                "alphaBar(t, t) - 1 is %s over D, betaBar(t, t) is %s over D"
                        .formatted(Infix.of(scale), Infix.of(slope)),
                "with r = t every step has to return its start, else errors add up over equal times",
                "simplify alpha and sigma",
                List.of(Place.of(path.alpha()), Place.of(path.sigma())));
        return new Verdict.Stands(Card.Status.UNDECIDED, claim(), List.of(open));
    }

    /** alphaBar(t, r) D. */
    private static Expr scale(FlowFormulas path) {
        return Terms.minus(
                Terms.times(atEnd(path.alpha().body()), path.sigmaPrime()),
                Terms.times(atEnd(path.sigma().body()), path.alphaPrime()));
    }

    /** betaBar(t, r) D. */
    private static Expr slope(FlowFormulas path) {
        return Terms.minus(
                Terms.times(atEnd(path.sigma().body()), path.alpha().body()),
                Terms.times(atEnd(path.alpha().body()), path.sigma().body()));
    }

    private static Expr atEnd(Expr ofStart) {
        return Substitution.of(ofStart, Map.of("t", Terms.R));
    }

    private static Expr atCoincidence(Expr expr) {
        return Simplify.of(Substitution.of(expr, Map.of("r", Terms.T)));
    }

    private static boolean isZero(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value() == 0;
    }
}
