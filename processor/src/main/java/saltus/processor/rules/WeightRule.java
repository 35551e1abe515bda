package saltus.processor.rules;

import java.util.List;
import saltus.TimeWeight;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Proof;

/**
 * What the rules on weights share: where the law of times puts rows, and the weight there as a function of r and t alone.
 */
abstract class WeightRule extends ProofRule {
    @Override
    public List<String> presumes() {
        return List.of(
                "MissingComponent",
                "MissingFormula",
                "InnerTimeNeedsLaw",
                "EndNeedsPairLaw",
                "GridNeedsKnownPath",
                "TimesByFormula",
                "GridLevelsInOrder");
    }

    @Override
    boolean concerns(Design design) {
        return design.has(TimeWeight.class)
                && design.formula(FormulaKind.WEIGHT).isPresent()
                && TimeLaw.of(design).isPresent();
    }

    static Formula formula(Design design) {
        return design.formula(FormulaKind.WEIGHT).orElseThrow();
    }

    @Override
    List<Place> places(Design design) {
        return List.of(Place.of(formula(design)));
    }

    /** The rows of a design. */
    static List<Region> rows(Design design) {
        return TimeLaw.of(design).orElseThrow().regions().stream()
                .map(rows -> rows.seenBy(formula(design).body()))
                .toList();
    }

    /** The weight as it is written. */
    static String found(Design design) {
        return formula(design).head() + " = " + Infix.of(formula(design).body());
    }

    /** A counterexample on rows: their times, and the weight there. */
    static String counterexample(Region rows, Proof.Refuted refuted) {
        return Goal.counterexample(new Proof.Refuted(rows.shown(refuted.point()), refuted.value()));
    }
}
