package saltus.processor.formula;

import java.util.Set;
import java.util.TreeSet;
import saltus.processor.formula.Expr.Variable;

/** The variables of an expression. */
public final class Variables extends Rebuild {
    private final Set<String> names = new TreeSet<>();

    private Variables() {}

    /** Their names, in order. */
    public static Set<String> of(Expr expr) {
        Variables variables = new Variables();
        variables.rebuilt(expr);
        return Set.copyOf(variables.names);
    }

    @Override
    Expr variable(Variable variable) {
        names.add(variable.name());
        return variable;
    }
}
