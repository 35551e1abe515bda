package saltus.processor.mirror;

import java.util.List;
import java.util.Optional;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;
import saltus.processor.rules.Finding;

/**
 * A formula as a type declares it.
 *
 * @param kind which formula
 * @param owner full name of the type
 * @param formula the formula; empty if it cannot be read
 * @param problems why it cannot be read, or what is wrong beside it
 */
record DeclaredFormula(FormulaKind kind, String owner, Optional<Formula> formula, List<Finding> problems) {
    DeclaredFormula {
        problems = List.copyOf(problems);
    }

    /** True if both say the same. */
    boolean agrees(DeclaredFormula other) {
        return formula.isPresent()
                && other.formula.isPresent()
                && Sameness.of(formula.get().body(), other.formula.get().body());
    }
}
