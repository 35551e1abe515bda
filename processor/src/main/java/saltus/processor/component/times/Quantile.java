package saltus.processor.component.times;

import java.util.Map;
import java.util.Optional;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Substitution;
import saltus.processor.formula.Variables;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Reach;

/**
 * A law of times by its quantile function of u, which never falls, and perhaps of progress.
 *
 * @param law the function
 */
record Quantile(Expr law) {
    private static final int BISECTIONS = 50;
    private static final double SLACK = 1e-9;
    private static final String DRAW = "u";
    private static final Interval ALL = new Interval(0, 1);

    /** That of a formula; the uniform law while the recipe lacks it. */
    static Quantile of(Optional<Formula> formula) {
        return new Quantile(formula.map(Formula::body).orElse(new Expr.Variable(DRAW)));
    }

    boolean changes() {
        return Variables.of(law).contains(FormulaKind.PROGRESS);
    }

    /** Once curricula have run. */
    double at(double u) {
        return at(u, 1);
    }

    double at(double u, double progress) {
        return Evaluation.of(law, Map.of(DRAW, u, FormulaKind.PROGRESS, progress));
    }

    /** From the least value at 0 to the greatest at 1 that any progress gives; all times while these are none. */
    Interval range() {
        Interval first = end(0);
        Interval last = end(1);
        return first.lower() >= 0 && first.lower() <= last.upper() && last.upper() <= 1
                ? new Interval(first.lower(), last.upper())
                : ALL;
    }

    private Interval end(double u) {
        if (!changes()) {
            return new Interval(at(u), at(u));
        }
        Expr alone = Substitution.of(law, Map.of(DRAW, new Expr.Constant(u)));
        return Reach.of(alone, FormulaKind.PROGRESS)
                .map(values -> new Interval(rounded(values.lower()), rounded(values.upper())))
                .orElse(ALL);
    }

    /** Enclosures of times that are proved to be such reach over the ends by rounding only. */
    private static double rounded(double time) {
        return time < 0 && time >= -SLACK ? 0 : time > 1 && time <= 1 + SLACK ? 1 : time;
    }

    /** The mass above x, once curricula have run: what is left from the u on at which the function passes it. */
    double above(double x) {
        double below = 0;
        double above = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (below + above) / 2;
            if (at(middle) > x) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return at(0) > x ? 1 : at(1) > x ? 1 - above : 0;
    }
}
