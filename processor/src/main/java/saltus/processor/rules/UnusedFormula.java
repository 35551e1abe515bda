package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.Category;
import saltus.FormulaPath;
import saltus.GradualTimes;
import saltus.InnerSchedule;
import saltus.TangentWarmUp;
import saltus.TensorWeight;
import saltus.TimeWeight;
import saltus.TwoStep;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** A formula that a recipe declares is read by a component; else the recipe means something that it does not say. */
@AutoService(Rule.class)
public final class UnusedFormula implements Rule {
    @Override
    public String claim() {
        return "every formula of the recipe is used";
    }

    @Override
    public List<String> presumes() {
        return List.of("DuplicateComponent", "ConflictingSupers");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.formulas().isEmpty()) {
            return Optional.empty();
        }
        List<Finding> findings = design.formulas().entrySet().stream()
                .filter(entry -> entry.getValue().owner().equals(design.typeName()))
                .map(Map.Entry::getKey)
                .filter(kind -> !used(design, kind) && !awaited(design, kind))
                .sorted()
                .map(kind -> finding(design, kind))
                .toList();
        return Optional.of(Verdict.of(claim(), findings));
    }

    /**
     * True for a formula that stands where something else is asked for, which is reported: inner times while nobody says
     * which they are, a weight of numbers where one of tensors is missing.
     */
    private static boolean awaited(Design design, FormulaKind kind) {
        return switch (kind) {
            case INNER, FRACTION ->
                design.has(TwoStep.class) && design.component(Category.INNER).isEmpty();
            case WEIGHT ->
                design.has(TensorWeight.class)
                        && design.tensorMethods(TensorMethod.WEIGHT).isEmpty();
            case ALPHA, SIGMA, GRADUAL, WARM_UP -> false;
        };
    }

    private static boolean used(Design design, FormulaKind kind) {
        return switch (kind) {
            case ALPHA, SIGMA -> design.has(FormulaPath.class);
            case WEIGHT -> design.has(TimeWeight.class);
            case INNER -> InnerRule.of(design).filter(InnerRule::isFormula).isPresent();
            case FRACTION -> design.has(InnerSchedule.class);
            case GRADUAL -> design.has(GradualTimes.class);
            case WARM_UP -> design.has(TangentWarmUp.class);
        };
    }

    private Finding finding(Design design, FormulaKind kind) {
        return new Finding(
                id(),
                "nothing reads the formula " + kind.method(),
                kind.signature() + " without " + wanted(kind),
                "a formula acts through the component that asks for it; as it stands the recipe ignores it",
                "add " + wanted(kind) + ", or give a helper another name",
                List.of(new Place.AtMethod(design.typeName(), kind.method())));
    }

    private static String wanted(FormulaKind kind) {
        return switch (kind) {
            case ALPHA, SIGMA -> "@FormulaPath";
            case WEIGHT -> "@TimeWeight";
            case INNER -> "@InnerFormula";
            case FRACTION -> "@InnerSchedule";
            case GRADUAL -> "@GradualTimes";
            case WARM_UP -> "@TangentWarmUp";
        };
    }
}
