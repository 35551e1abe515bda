package saltus.processor.design;

import java.util.Optional;
import saltus.InnerTime;
import saltus.TwoStep;
import saltus.processor.formula.Formula;

/** Where a two-step target is split. */
public sealed interface InnerRule {
    /** s -> t: the continuous limit. */
    record AtStart() implements InnerRule {}

    /** s = t - fraction (t - r). */
    record Fraction(double fraction) implements InnerRule {}

    /** s is a formula of r and t; empty while the recipe lacks it. */
    record ByFormula(Optional<Formula> formula) implements InnerRule {}

    /** The rule of a design; empty without a two-step target. */
    static Optional<InnerRule> of(Design design) {
        return design.find(TwoStep.class).map(steps -> of(design, steps.inner()));
    }

    private static InnerRule of(Design design, double inner) {
        if (inner == InnerTime.AT_START) {
            return new AtStart();
        }
        return inner == InnerTime.BY_FORMULA ? new ByFormula(design.formula(FormulaKind.INNER)) : new Fraction(inner);
    }

    /** True if the design has a two-step target with s -> t. */
    static boolean isContinuous(Design design) {
        return of(design).filter(rule -> rule instanceof AtStart).isPresent();
    }

    /** True if the design has a two-step target with s &lt; t. */
    static boolean isDiscrete(Design design) {
        return of(design).filter(rule -> !(rule instanceof AtStart)).isPresent();
    }
}
