package saltus.processor.mirror;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Condition;

/**
 * Whether two expressions are equal, in time that grows with their distinct nodes: equality of records walks every path,
 * and a local variable that is used twice doubles the paths.
 */
final class Sameness {
    /** Numbers the shapes of nodes: equal parts have equal numbers, so that a node is a shallow key. */
    private record Key(Object head, int first, int second, int third) {}

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<Object, Integer> seen = new IdentityHashMap<>();

    private Sameness() {}

    static boolean of(Expr left, Expr right) {
        Sameness sameness = new Sameness();
        return sameness.number(left) == sameness.number(right);
    }

    private int number(Expr node) {
        Integer known = seen.get(node);
        if (known == null) {
            Key key = key(node);
            known = numbers.computeIfAbsent(key, k -> numbers.size());
            seen.put(node, known);
        }
        return known;
    }

    private Key key(Expr node) {
        if (node instanceof Expr.Unary unary) {
            return new Key(unary.function(), number(unary.x()), -1, -1);
        } else if (node instanceof Expr.Binary binary) {
            return new Key(binary.operator(), number(binary.a()), number(binary.b()), -1);
        } else if (node instanceof Expr.Choice choice) {
            return new Key(
                    Expr.Choice.class, number(choice.condition()), number(choice.then()), number(choice.otherwise()));
        }
        return new Key(node, -1, -1, -1); // a constant or a variable, which has no parts
    }

    private int number(Condition condition) {
        Key key;
        if (condition instanceof Condition.Less less) {
            key = new Key(Condition.Less.class, number(less.a()), number(less.b()), -1);
        } else if (condition instanceof Condition.AtMost most) {
            key = new Key(Condition.AtMost.class, number(most.a()), number(most.b()), -1);
        } else if (condition instanceof Condition.Not not) {
            key = new Key(Condition.Not.class, number(not.condition()), -1, -1);
        } else if (condition instanceof Condition.And and) {
            key = new Key(Condition.And.class, number(and.a()), number(and.b()), -1);
        } else if (condition instanceof Condition.Or or) {
            key = new Key(Condition.Or.class, number(or.a()), number(or.b()), -1);
        } else {
            throw new IllegalStateException("unknown condition " + condition);
        }
        return numbers.computeIfAbsent(key, k -> numbers.size());
    }
}
