package saltus.processor.proof;

import java.util.List;
import java.util.Optional;
import saltus.processor.formula.Expr;

/** Where all values of an expression of one variable lie: an enclosure, and a near one. */
public final class Reach {
    private static final int PARTS = 64;

    private Reach() {}

    /** Over a variable from 0 to 1; empty where the expression is not defined. */
    public static Optional<Interval> of(Expr expr, String variable) {
        Domain unit = Domain.of(variable, new Interval(0, 1));
        Bounds bounds = new Bounds(Tape.of(expr), unit, Bounds.Wanted.BOTH);
        Optional<Interval> hull = Optional.empty();
        for (int i = 0; i < PARTS; i++) {
            Dual part = bounds.on(List.of(new Interval(i / (double) PARTS, (i + 1) / (double) PARTS)));
            if (!part.defined()) {
                return Optional.empty();
            }
            hull = Optional.of(hull.map(part.value()::hull).orElse(part.value()));
        }
        return hull;
    }
}
