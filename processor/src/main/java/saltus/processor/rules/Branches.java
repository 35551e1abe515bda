package saltus.processor.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Condition;

/** The conditionals of a formula. */
final class Branches {
    /** How much faster than a condition's margin its branches may part. */
    private static final double STEEPEST = 1e6;

    private Branches() {}

    /** Every conditional in an expression, each once. */
    static List<Expr.Choice> of(Expr expr) {
        List<Expr.Choice> found = new ArrayList<>();
        collect(expr, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    private static void collect(Expr expr, List<Expr.Choice> found, Set<Expr> seen) {
        if (!seen.add(expr)) {
            return;
        }
        if (expr instanceof Expr.Unary unary) {
            collect(unary.x(), found, seen);
        } else if (expr instanceof Expr.Binary binary) {
            collect(binary.a(), found, seen);
            collect(binary.b(), found, seen);
        } else if (expr instanceof Expr.Choice choice) {
            found.add(choice);
            collect(choice.then(), found, seen);
            collect(choice.otherwise(), found, seen);
            margins(choice.condition()).forEach(margin -> collect(margin, found, seen));
        }
    }

    /**
     * An expression that is at most 0 everywhere only if the branches agree wherever the condition may change: there a
     * comparison's margin is 0, and the branches must not be further apart than a multiple of the margin.
     */
    static Expr jump(Expr.Choice choice) {
        Expr apart = Terms.abs(Terms.minus(choice.then(), choice.otherwise()));
        Expr margin = margins(choice.condition()).stream()
                .map(Terms::abs)
                .reduce((a, b) -> new Expr.Binary(Expr.Operator.MINIMUM, a, b))
                .orElseThrow();
        return Terms.minus(apart, Terms.times(Terms.number(STEEPEST), margin));
    }

    private static List<Expr> margins(Condition condition) {
        List<Expr> margins = new ArrayList<>();
        if (condition instanceof Condition.Less less) {
            margins.add(Terms.minus(less.a(), less.b()));
        } else if (condition instanceof Condition.AtMost most) {
            margins.add(Terms.minus(most.a(), most.b()));
        } else if (condition instanceof Condition.Not not) {
            margins.addAll(margins(not.condition()));
        } else if (condition instanceof Condition.And and) {
            margins.addAll(margins(and.a()));
            margins.addAll(margins(and.b()));
        } else if (condition instanceof Condition.Or or) {
            margins.addAll(margins(or.a()));
            margins.addAll(margins(or.b()));
        }
        return margins;
    }
}
