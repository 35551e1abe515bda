package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Proof;

/** r &lt;= s &lt;= t for an inner time that is a formula, and s &lt; t wherever r &lt; t (framework, C19 and C20). */
@AutoService(Rule.class)
public final class InnerTimeByFormula extends ProofRule {
    /** What single precision still sees of the distance of two times near 1. */
    private static final double SPLIT = 0x1p-23;

    @Override
    public String id() {
        return "InnerTimeInInterval";
    }

    @Override
    public String claim() {
        return "the inner time lies between r and t";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "GridNeedsKnownPath", "TimesByFormula", "GridLevelsInOrder");
    }

    @Override
    boolean concerns(Design design) {
        return formula(design).isPresent() && TimeLaw.of(design).isPresent();
    }

    private static Optional<Formula> formula(Design design) {
        return InnerRule.of(design).filter(InnerRule::isFormula).flatMap(rule -> design.formula(FormulaKind.INNER));
    }

    @Override
    List<Place> places(Design design) {
        return List.of(Place.of(formula(design).orElseThrow()));
    }

    @Override
    List<Goal> goals(Design design) {
        Formula formula = formula(design).orElseThrow();
        return TimeLaw.of(design).orElseThrow().regions().stream()
                .filter(Region::shortcut)
                .flatMap(rows -> goals(formula, rows))
                .toList();
    }

    private Stream<Goal> goals(Formula formula, Region rows) {
        Expr before = Terms.difference(rows.t(), rows.s());
        Expr after = Terms.difference(rows.s(), rows.r());
        Domain all = rows.everywhere().get(0);
        return Stream.of(
                Goal.atLeast("s <= t", before, -Goal.ORDER, all, outside(formula, rows, "s > t", "beyond t"))
                        .over(rows.everywhere()),
                Goal.atLeast("r <= s", after, -Goal.ORDER, all, outside(formula, rows, "s < r", "short of r"))
                        .over(rows.everywhere()),
                split(formula, rows, before));
    }

    /** Where the domains cannot leave out what is too short, the claim does: the split is felt, or the shortcut is not. */
    private Goal split(Formula formula, Region rows, Expr before) {
        String says = "s < t where r < t";
        if (!rows.apart().isEmpty()) {
            return Goal.atLeast(says, before, SPLIT, rows.apart().get(0), touching(formula, rows))
                    .over(rows.apart());
        }
        Expr length = Terms.difference(rows.t(), rows.r());
        Expr either = new Expr.Binary(
                Expr.Operator.MAXIMUM, Terms.minus(before, SPLIT), Terms.minus(Terms.number(Region.EDGE), length));
        return Goal.atLeast(says, either, 0, rows.everywhere().get(0), touching(formula, rows))
                .over(rows.everywhere());
    }

    private Function<Proof.Refuted, Finding> outside(Formula formula, Region rows, String what, String where) {
        return refuted -> new Finding(
                id(),
                "the inner time leaves the interval: " + what,
                formula.head() + " = " + Infix.of(formula.body()) + "; "
                        + Goal.at(new Proof.Refuted(rows.shown(refuted.point()), refuted.value())) + " it is "
                        + (Double.isFinite(refuted.value())
                                ? Goal.number(Math.abs(refuted.value())) + " " + where
                                : "not finite"),
                "a step to the wrong side of r or t lets the target flow the wrong way",
                "change the formula, so that r <= s <= t wherever the law of times draws r and t",
                List.of(Place.of(formula)));
    }

    private Function<Proof.Refuted, Finding> touching(Formula formula, Region rows) {
        return refuted -> new Finding(
                id(),
                "the inner time does not split the interval: s = t",
                formula.head() + " = " + Infix.of(formula.body()) + "; "
                        + Goal.at(new Proof.Refuted(rows.shown(refuted.point()), refuted.value())) + " s = t",
                "then the target is the prediction itself and carries no data",
                "change the formula, so that s < t wherever r < t, or use @InnerTime(AT_START) without it",
                List.of(Place.of(formula)));
    }
}
