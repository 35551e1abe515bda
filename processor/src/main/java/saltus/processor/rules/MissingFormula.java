package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saltus.TwoStep;
import saltus.processor.component.times.Ending;
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

    /** Without two steps between which it could lie, the inner time itself is out of place, and its formula no question. */
    private static boolean asks(Design design, FormulaKind kind) {
        return switch (kind) {
            case ALPHA, SIGMA, START, FLOW, WEIGHT, LOSS, SCALE, OMEGA, SAMPLE_TIME, SAMPLE_GUIDANCE ->
                design.has(kind.reader());
            case END -> design.has(kind.reader()) && !Ending.of(design).movesAll();
            case INNER, FRACTION -> design.has(kind.reader()) && design.has(TwoStep.class);
            case GUIDANCE, GRADUAL, WARM_UP -> false; // there is a built-in one
        };
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<FormulaKind> asked = Arrays.stream(FormulaKind.values())
                .filter(kind -> asks(design, kind))
                .toList();
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        claim(),
                        asked.stream()
                                .flatMap(kind -> missing(design, kind).stream())
                                .toList()));
    }

    private Optional<Finding> missing(Design design, FormulaKind kind) {
        if (design.formula(kind).isPresent() || design.isOpen(kind)) {
            return Optional.empty(); // what cannot be read, or is in dispute, has been reported
        }
        Component component = design.components().values().stream()
                .filter(one -> one.is(kind.reader()))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Finding(
                id(),
                "the formula " + kind.method() + " is missing",
                Found.in(design, component) + near(design, kind),
                "the component takes " + kind.method() + " from a static method of the recipe",
                "declare " + kind.signature() + " { return ..; }",
                List.of(Place.of(component))));
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
