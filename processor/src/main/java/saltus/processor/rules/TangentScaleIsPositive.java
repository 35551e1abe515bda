package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import saltus.TangentScaleFormula;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Proof;

/** A factor of the change that a target asks for is positive and finite wherever there are shortcuts (framework, Eq. 8: w > 0). */
@AutoService(Rule.class)
public final class TangentScaleIsPositive extends ProofRule {
    /** More than this is as good as infinite in single precision. */
    private static final double GREATEST = 1e12;

    @Override
    public String claim() {
        return "the tangent's factor is positive and finite wherever there are shortcuts";
    }

    @Override
    public List<String> presumes() {
        return List.of(
                "MissingComponent",
                "MissingFormula",
                "InnerTimeNeedsLaw",
                "ShapeNeedsChange",
                "EndNeedsPairLaw",
                "GridNeedsKnownPath",
                "TimesByFormula",
                "GridLevelsInOrder");
    }

    @Override
    boolean concerns(Design design) {
        return design.has(TangentScaleFormula.class)
                && design.formula(FormulaKind.SCALE).isPresent()
                && TimeLaw.of(design).isPresent()
                && ShapeNeedsChange.changes(design);
    }

    private static Formula formula(Design design) {
        return design.formula(FormulaKind.SCALE).orElseThrow();
    }

    @Override
    List<Place> places(Design design) {
        return List.of(Place.of(formula(design)));
    }

    @Override
    List<Goal> goals(Design design) {
        Formula formula = formula(design);
        List<Goal> goals = new ArrayList<>();
        for (Region region : TimeLaw.of(design).orElseThrow().regions()) {
            if (region.shortcut()) {
                Region rows = region.seenBy(formula.body());
                Expr scale = rows.at(formula.body());
                String where = " on rows with " + rows.name();
                goals.add(Goal.atMost(
                                "scale is finite" + where,
                                Terms.abs(scale),
                                GREATEST,
                                rows.everywhere().get(0),
                                broken(
                                        formula,
                                        rows,
                                        "the tangent's factor is not finite" + where,
                                        "one such row makes the loss of its batch NaN or drowns all others",
                                        "keep denominators away from 0, or choose times that stay away"))
                        .over(rows.everywhere()));
                goals.add(Goal.atLeast(
                                "scale >= 0" + where,
                                scale,
                                -Goal.TOLERANCE,
                                rows.everywhere().get(0),
                                broken(
                                        formula,
                                        rows,
                                        "the tangent's factor is negative" + where,
                                        "such rows are led away from their target",
                                        "change the formula, so that it is positive, or choose times at which it is"))
                        .over(rows.everywhere()));
                goals.add(Goal.positive(
                                "scale > 0" + where,
                                scale,
                                rows.inside().get(0),
                                broken(
                                        formula,
                                        rows,
                                        "the tangent's factor is zero" + where,
                                        "such rows are drawn and computed, but the network learns nothing from them",
                                        "change the formula, so that it is positive, or choose times at which it is"))
                        .over(rows.inside()));
            }
        }
        return goals;
    }

    private Function<Proof.Refuted, Finding> broken(Formula formula, Region rows, String what, String why, String fix) {
        return refuted -> new Finding(
                id(),
                what,
                formula.head() + " = " + Infix.of(formula.body()) + "; " + WeightRule.counterexample(rows, refuted),
                why,
                fix,
                List.of(Place.of(formula)));
    }
}
