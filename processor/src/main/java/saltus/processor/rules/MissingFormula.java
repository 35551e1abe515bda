package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.FormulaPath;
import saltus.InnerSchedule;
import saltus.TimeWeight;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.StaticMethod;

/** A component that asks for a formula has it. */
@AutoService(Rule.class)
public final class MissingFormula implements Rule {
    @Override
    public String claim() {
        return "every formula that a component asks for is there";
    }

    @Override
    public List<String> presumes() {
        return List.of("DuplicateComponent", "ConflictingSupers");
    }

    private static boolean byFormula(Design design) {
        return InnerRule.of(design).filter(InnerRule::isFormula).isPresent();
    }

    /** Without two steps between which it could lie, the inner time itself is out of place, and its formula no question. */
    private static boolean scheduled(Design design) {
        return design.has(InnerSchedule.class) && design.has(TwoStep.class);
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!(design.has(FormulaPath.class)
                || design.has(TimeWeight.class)
                || byFormula(design)
                || scheduled(design))) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        if (design.has(FormulaPath.class)) {
            require(design, FormulaKind.ALPHA, Category.PATH, Optional.empty(), findings);
            require(design, FormulaKind.SIGMA, Category.PATH, Optional.empty(), findings);
        }
        if (design.has(TimeWeight.class)) {
            require(design, FormulaKind.WEIGHT, Category.TIME_WEIGHT, Optional.empty(), findings);
        }
        if (byFormula(design)) {
            require(design, FormulaKind.INNER, Category.INNER, Optional.empty(), findings);
        }
        if (scheduled(design)) {
            require(design, FormulaKind.FRACTION, Category.INNER, Optional.empty(), findings);
        }
        return Optional.of(Verdict.of(claim(), findings));
    }

    private void require(
            Design design, FormulaKind kind, Category category, Optional<String> member, List<Finding> findings) {
        if (design.formula(kind).isPresent() || design.isOpen(kind)) {
            return; // what cannot be read, or is in dispute, has been reported
        }
        Component component = design.component(category).orElseThrow();
        findings.add(new Finding(
                id(),
                "the formula " + kind.method() + " is missing",
                Found.in(design, component) + near(design, kind),
                "the component takes " + kind.method() + " from a static method of the recipe",
                "declare " + kind.signature() + " { return ..; }",
                List.of(new Place.InAnnotation(component, member))));
    }

    private static String near(Design design, FormulaKind kind) {
        return design.methods().stream()
                .map(StaticMethod::name)
                .filter(name -> !name.equals(kind.method()) && Nearness.distance(name, kind.method()) <= 2)
                .findFirst()
                .map(name -> " and a static method " + name + " (did you mean " + kind.method() + "?)")
                .orElse("");
    }
}
