package saltus.processor.formula;

import java.util.Map;
import saltus.processor.formula.Expr.Variable;

/** Puts expressions in the place of variables. */
public final class Substitution extends Rebuild {
    private final Map<String, Expr> replacements;

    private Substitution(Map<String, Expr> replacements) {
        this.replacements = replacements;
    }

    /** The expression with all given variables replaced at once; the others stay. */
    public static Expr of(Expr expr, Map<String, Expr> replacements) {
        return new Substitution(replacements).rebuilt(expr);
    }

    @Override
    Expr variable(Variable variable) {
        return replacements.getOrDefault(variable.name(), variable);
    }
}
