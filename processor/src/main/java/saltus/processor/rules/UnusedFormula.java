package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.Category;
import saltus.TensorWeight;
import saltus.TwoStep;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.times.Ending;
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
            case ALPHA,
                    SIGMA,
                    START,
                    END,
                    FLOW,
                    LOSS,
                    SCALE,
                    OMEGA,
                    GUIDANCE,
                    SAMPLE_TIME,
                    SAMPLE_GUIDANCE,
                    GRADUAL,
                    WARM_UP -> false;
        };
    }

    /** Inner times are read between two steps only, and ends where not all are moved; other formulas wherever their component is. */
    private static boolean used(Design design, FormulaKind kind) {
        return design.has(kind.reader())
                && (kind != FormulaKind.INNER || design.has(TwoStep.class))
                && (kind != FormulaKind.END || !Ending.of(design).movesAll());
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
        return "@" + kind.reader().getSimpleName();
    }
}
