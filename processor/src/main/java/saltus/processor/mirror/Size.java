package saltus.processor.mirror;

import java.util.IdentityHashMap;
import java.util.Map;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Condition;

/** How large expressions are, shared parts counted as often as they occur. Walks each part once. */
final class Size {
    /**
     * Of one expression.
     *
     * @param nodes how many there are when it is written out; as many as a long can say for more
     * @param height how deep they are nested
     */
    record Extent(long nodes, int height) {
        private Extent under(Extent other) {
            long sum = nodes > Long.MAX_VALUE - other.nodes ? Long.MAX_VALUE : nodes + other.nodes;
            return new Extent(sum, Math.max(height, 1 + other.height));
        }
    }

    private static final Extent ONE = new Extent(1, 1);

    private final Map<Expr, Extent> known = new IdentityHashMap<>();

    Extent of(Expr node) {
        Extent extent = known.get(node);
        if (extent == null) {
            extent = count(node);
            known.put(node, extent);
        }
        return extent;
    }

    private Extent count(Expr node) {
        if (node instanceof Expr.Unary unary) {
            return ONE.under(of(unary.x()));
        } else if (node instanceof Expr.Binary binary) {
            return ONE.under(of(binary.a())).under(of(binary.b()));
        } else if (node instanceof Expr.Choice choice) {
            return ONE.under(count(choice.condition())).under(of(choice.then())).under(of(choice.otherwise()));
        }
        return ONE;
    }

    private Extent count(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return ONE.under(of(less.a())).under(of(less.b()));
        } else if (condition instanceof Condition.AtMost most) {
            return ONE.under(of(most.a())).under(of(most.b()));
        } else if (condition instanceof Condition.Not not) {
            return ONE.under(count(not.condition()));
        } else if (condition instanceof Condition.And and) {
            return ONE.under(count(and.a())).under(count(and.b()));
        } else if (condition instanceof Condition.Or or) {
            return ONE.under(count(or.a())).under(count(or.b()));
        }
        throw new IllegalStateException("unknown condition " + condition);
    }
}
