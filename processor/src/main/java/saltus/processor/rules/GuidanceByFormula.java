package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.function.Function;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Proof;

/** A weight of the sample's own velocity that is a formula of t is finite, and lets data reach the target (framework, C43). */
@AutoService(Rule.class)
public final class GuidanceByFormula extends FormulaRule {
    /** As for a weight that is a number. */
    private static final double GREATEST = 1e3;

    private static final double LEAST = 1e-3;

    @Override
    public String id() {
        return "GuidanceOmega";
    }

    @Override
    public String claim() {
        return "omega(t) is finite and greater than 0";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula");
    }

    @Override
    FormulaKind kind() {
        return FormulaKind.OMEGA;
    }

    @Override
    List<Goal> goals(Design design, Formula formula) {
        Domain all = Goal.changing(Goal.unit("t"), formula.body());
        return List.of(
                Goal.atMost(
                        "|omega| <= " + Goal.number(GREATEST),
                        Terms.abs(formula.body()),
                        GREATEST,
                        all,
                        broken(
                                formula,
                                Severity.ERROR,
                                "omega is not finite, or beyond " + Goal.number(GREATEST),
                                "in single precision nothing but data reach the target of such rows, or NaN does",
                                "keep denominators away from 0")),
                Goal.atLeast(
                        "omega > 0",
                        formula.body(),
                        LEAST,
                        all,
                        broken(
                                formula,
                                Severity.WARNING,
                                "omega is not greater than 0 everywhere",
                                "where it is 0 no data reach the target of guided rows; below 0 it leads away from data",
                                "change the formula, so that it is greater than 0 for t in [0, 1], both ends included")));
    }

    private Function<Proof.Refuted, Finding> broken(
            Formula formula, Severity severity, String what, String why, String fix) {
        return refuted -> new Finding(
                severity,
                id(),
                what,
                formula.head() + " = " + Infix.of(formula.body()) + "; " + Goal.counterexample(refuted),
                why,
                fix,
                List.of(Place.of(formula)));
    }
}
