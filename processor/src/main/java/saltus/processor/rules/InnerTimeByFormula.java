package saltus.processor.rules;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import saltus.processor.design.Design;
import saltus.processor.design.InnerRule;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;

/** r &lt;= s &lt;= t for an inner time that is a formula, and s &lt; t wherever r &lt; t (framework, C19 and C20). */
public final class InnerTimeByFormula extends ProofRule {
    /** Intervals at least this long have to be split strictly inside. */
    private static final double APART = 0x1p-10;

    @Override
    public String id() {
        return "InnerTimeInInterval";
    }

    @Override
    public String claim() {
        return "the inner time lies between r and t";
    }

    @Override
    boolean concerns(Design design) {
        return formula(design) != null;
    }

    private static @Nullable Formula formula(Design design) {
        return InnerRule.of(design).orElse(null) instanceof InnerRule.ByFormula rule
                ? rule.formula().orElse(null)
                : null;
    }

    @Override
    List<Place> places(Design design) {
        return List.of(Place.of(Objects.requireNonNull(formula(design))));
    }

    @Override
    List<Goal> goals(Design design) {
        Formula formula = Objects.requireNonNull(formula(design));
        Expr s = formula.body();
        Expr before = Terms.difference(Terms.T, s);
        Expr after = Terms.difference(s, Terms.R);
        Domain ordered = pairs(0);
        Domain apart = pairs(APART);
        return List.of(
                Goal.atLeast("s <= t", before, -Goal.ORDER, ordered, outside(formula, "s > t", "beyond t")),
                Goal.atLeast("r <= s", after, -Goal.ORDER, ordered, outside(formula, "s < r", "short of r")),
                Goal.positive("s < t where r < t", before, apart, touching(formula)));
    }

    private static Domain pairs(double gap) {
        return Domain.ordered(List.of("r", "t"), new Interval(0, 1), gap);
    }

    private Function<Proof.Refuted, Finding> outside(Formula formula, String what, String where) {
        return refuted -> new Finding(
                id(),
                "the inner time leaves the interval: " + what,
                "inner(r, t) = " + Infix.of(formula.body()) + "; " + Goal.at(refuted) + " it is "
                        + (Double.isFinite(refuted.value())
                                ? Goal.number(Math.abs(refuted.value())) + " " + where
                                : "not finite"),
                "a step to the wrong side of r or t lets the target flow the wrong way",
                "change the formula, so that r <= s <= t for all 0 <= r <= t <= 1",
                List.of(Place.of(formula)));
    }

    private Function<Proof.Refuted, Finding> touching(Formula formula) {
        return refuted -> new Finding(
                id(),
                "the inner time does not split the interval: s = t",
                "inner(r, t) = " + Infix.of(formula.body()) + "; " + Goal.at(refuted) + " s = t",
                "then the target is the prediction itself and carries no data",
                "change the formula, so that s < t wherever r < t, or use inner = AT_START",
                List.of(Place.of(formula)));
    }
}
