package saltus.processor.formula;

import java.util.IdentityHashMap;
import java.util.Map;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;

/** Copies an expression from its leaves up, shared parts once; subclasses say what becomes of each node. */
abstract class Rebuild {
    private final Map<Expr, Expr> done = new IdentityHashMap<>();

    final Expr rebuilt(Expr expr) {
        Expr known = done.get(expr);
        if (known == null) {
            known = copied(expr);
            done.put(expr, known);
        }
        return known;
    }

    private Expr copied(Expr expr) {
        if (expr instanceof Constant) {
            return expr;
        }
        if (expr instanceof Variable variable) {
            return variable(variable);
        }
        if (expr instanceof Unary unary) {
            return unary(unary, rebuilt(unary.x()));
        }
        if (expr instanceof Binary binary) {
            return binary(binary, rebuilt(binary.a()), rebuilt(binary.b()));
        }
        Choice choice = (Choice) expr;
        return Make.choice(rebuilt(choice.condition()), rebuilt(choice.then()), rebuilt(choice.otherwise()));
    }

    private Condition rebuilt(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return new Condition.Less(rebuilt(less.a()), rebuilt(less.b()));
        }
        if (condition instanceof Condition.AtMost most) {
            return new Condition.AtMost(rebuilt(most.a()), rebuilt(most.b()));
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(rebuilt(not.condition()));
        }
        if (condition instanceof Condition.And and) {
            return new Condition.And(rebuilt(and.a()), rebuilt(and.b()));
        }
        Condition.Or or = (Condition.Or) condition;
        return new Condition.Or(rebuilt(or.a()), rebuilt(or.b()));
    }

    Expr variable(Variable variable) {
        return variable;
    }

    Expr unary(Unary unary, Expr x) {
        return Make.unary(unary.function(), x);
    }

    Expr binary(Binary binary, Expr a, Expr b) {
        return Make.binary(binary.operator(), a, b);
    }
}
