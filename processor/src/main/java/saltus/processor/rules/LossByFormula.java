package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.function.Function;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;

/** The loss of a row rises with its distance, and is finite with its slope (framework, C25). */
@AutoService(Rule.class)
public final class LossByFormula extends FormulaRule {
    /** Larger distances come of trainings that have failed already. */
    private static final double LARGEST = 1e6;

    /** More than this is as good as infinite in single precision. */
    private static final double GREATEST = 1e12;

    @Override
    public String claim() {
        return "the loss rises with the distance";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula");
    }

    @Override
    FormulaKind kind() {
        return FormulaKind.LOSS;
    }

    @Override
    List<Goal> goals(Design design, Formula loss) {
        Expr slope = Derivative.of(loss.body(), "e");
        Domain distances = Domain.of("e", new Interval(0, LARGEST));
        return List.of(
                Goal.atMost(
                        "loss is finite",
                        Terms.abs(loss.body()),
                        GREATEST,
                        distances,
                        broken(
                                loss,
                                "the loss is not finite",
                                "",
                                "one such row makes the loss of its batch NaN",
                                "keep what is divided by, and logarithms, away from 0, as in log(e + 0.01)")),
                Goal.atMost(
                        "loss' is finite",
                        Terms.abs(slope),
                        GREATEST,
                        distances,
                        broken(
                                loss,
                                "the loss is infinitely steep",
                                "the slope, ",
                                "a row that is met exactly makes the gradient of its batch NaN",
                                "add a small number to e, as in sqrt(e + 1e-6)")),
                Goal.positive(
                        "loss' > 0",
                        slope,
                        distances,
                        broken(
                                loss,
                                "the loss does not rise with the distance",
                                "the slope, ",
                                "rows are not drawn to their targets there, or are driven away from them",
                                "change the formula, so that its derivative is positive for all e >= 0")));
    }

    private Function<Proof.Refuted, Finding> broken(
            Formula formula, String what, String quantity, String why, String fix) {
        return refuted -> new Finding(
                id(),
                what,
                formula.head() + " = " + Infix.of(formula.body()) + "; " + quantity + Goal.counterexample(refuted),
                why,
                fix,
                List.of(Place.of(formula)));
    }
}
