package saltus.processor.rules;

import java.util.List;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;

/** A rule that is proved of one formula of the recipe, where the component is there that reads it. */
abstract class FormulaRule extends ProofRule {
    /** The formula that it is about. */
    abstract FormulaKind kind();

    /** What has to be proved of it, in an order in which a later goal only makes sense if the earlier ones hold. */
    abstract List<Goal> goals(Design design, Formula formula);

    @Override
    final boolean concerns(Design design) {
        return design.has(kind().reader()) && design.formula(kind()).isPresent();
    }

    @Override
    final List<Place> places(Design design) {
        return List.of(Place.of(formula(design)));
    }

    @Override
    final List<Goal> goals(Design design) {
        return goals(design, formula(design));
    }

    private Formula formula(Design design) {
        return design.formula(kind()).orElseThrow();
    }
}
