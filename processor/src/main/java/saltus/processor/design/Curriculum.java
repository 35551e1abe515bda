package saltus.processor.design;

import java.util.List;
import java.util.Optional;
import saltus.GradualTimes;
import saltus.InnerSchedule;
import saltus.TangentWarmUp;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;
import saltus.processor.formula.Formula;

/**
 * Something that changes over training: a formula of {@code progress} = min(1, k / steps) after k steps.
 *
 * @param kind what it is for
 * @param formula the recipe's own law, or the built-in one
 * @param steps training steps until it stays as it is
 */
public record Curriculum(FormulaKind kind, Formula formula, int steps) {
    private static final Expr PROGRESS = new Variable("progress");

    /** (2 / pi) arccos(progress): the law of the ESC paper. */
    private static final Expr ARC =
            new Binary(Operator.TIMES, new Constant(2 / Math.PI), new Unary(Function.ACOS, PROGRESS));

    /** The probability of r = 0 of a design that has one. */
    public static Optional<Curriculum> gradual(Design design) {
        return design.find(GradualTimes.class).map(times -> of(design, FormulaKind.GRADUAL, ARC, times.steps()));
    }

    /** The factor of the derivative of a design that warms it up. */
    public static Optional<Curriculum> warmUp(Design design) {
        return design.find(TangentWarmUp.class)
                .map(warmUp -> of(design, FormulaKind.WARM_UP, PROGRESS, warmUp.steps()));
    }

    /** The inner fraction of a design that changes it; empty while it lacks the component or the formula. */
    public static Optional<Curriculum> fraction(Design design) {
        return design.find(InnerSchedule.class)
                .flatMap(schedule -> design.formula(FormulaKind.FRACTION)
                        .map(formula -> new Curriculum(FormulaKind.FRACTION, formula, schedule.steps())));
    }

    private static Curriculum of(Design design, FormulaKind kind, Expr builtIn, int steps) {
        Formula formula = design.formula(kind)
                .orElseGet(() -> new Formula("saltus", kind.method(), List.of("progress"), builtIn));
        return new Curriculum(kind, formula, steps);
    }
}
