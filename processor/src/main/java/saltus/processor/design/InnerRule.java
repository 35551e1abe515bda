package saltus.processor.design;

import java.util.Optional;
import saltus.EtaDecrement;
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

    /** s is drawn between r and t. */
    record Random() implements InnerRule {}

    /** s = t - fraction (t - r) with a fraction that changes over training; empty while the recipe lacks its law. */
    record Scheduled(Optional<Curriculum> fraction) implements InnerRule {}

    /** s is a step of noise level below t; empty while the recipe does not say which. */
    record ByDecrement(Optional<EtaDecrement> decrement) implements InnerRule {}

    /** s is the neighbour of t on the grid of times. */
    record NextOnGrid() implements InnerRule {}

    /** The rule of a design; empty without a two-step target. */
    static Optional<InnerRule> of(Design design) {
        return design.find(TwoStep.class).map(steps -> of(design, steps.inner()));
    }

    private static InnerRule of(Design design, double inner) {
        if (inner == InnerTime.AT_START) {
            return new AtStart();
        }
        if (inner == InnerTime.BY_FORMULA) {
            return new ByFormula(design.formula(FormulaKind.INNER));
        }
        if (inner == InnerTime.RANDOM) {
            return new Random();
        }
        if (inner == InnerTime.SCHEDULED) {
            return new Scheduled(Curriculum.fraction(design));
        }
        if (inner == InnerTime.BY_DECREMENT) {
            return new ByDecrement(design.find(EtaDecrement.class));
        }
        return inner == InnerTime.NEXT_ON_GRID ? new NextOnGrid() : new Fraction(inner);
    }

    /** True if a value of {@link TwoStep#inner()} stands for a rule, not for a fraction. */
    static boolean isNamed(double inner) {
        return inner == InnerTime.BY_FORMULA
                || inner == InnerTime.RANDOM
                || inner == InnerTime.SCHEDULED
                || inner == InnerTime.BY_DECREMENT
                || inner == InnerTime.NEXT_ON_GRID;
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
