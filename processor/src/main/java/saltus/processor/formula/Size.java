package saltus.processor.formula;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Unary;

/** How many nodes an expression has, shared ones counted once. */
public final class Size {
    private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Size() {}

    /** The number of distinct nodes, conditions not counted themselves. */
    public static int of(Expr expr) {
        Size size = new Size();
        size.visit(expr);
        return size.seen.size();
    }

    private void visit(Expr expr) {
        if (!seen.add(expr)) {
            return;
        }
        if (expr instanceof Unary unary) {
            visit(unary.x());
        } else if (expr instanceof Binary binary) {
            visit(binary.a());
            visit(binary.b());
        } else if (expr instanceof Choice choice) {
            visit(choice.condition());
            visit(choice.then());
            visit(choice.otherwise());
        }
    }

    private void visit(Condition condition) {
        if (condition instanceof Condition.Less less) {
            visit(less.a());
            visit(less.b());
        } else if (condition instanceof Condition.AtMost most) {
            visit(most.a());
            visit(most.b());
        } else if (condition instanceof Condition.Not not) {
            visit(not.condition());
        } else if (condition instanceof Condition.And and) {
            visit(and.a());
            visit(and.b());
        } else if (condition instanceof Condition.Or or) {
            visit(or.a());
            visit(or.b());
        }
    }
}
