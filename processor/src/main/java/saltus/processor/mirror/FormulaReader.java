package saltus.processor.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import saltus.graph.Tensor;
import saltus.pipeline.TensorMethod;
import saltus.processor.design.FormulaKind;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;

/** Reads the formulas that a type declares itself. Each type is read once, so that a formula is one object wherever it is. */
final class FormulaReader {
    private final Optional<SourceView> sources;
    private final Map<TypeElement, List<DeclaredFormula>> known = new HashMap<>();

    /** @param sources the view of the sources, if the compiler gives one */
    FormulaReader(Optional<SourceView> sources) {
        this.sources = sources;
    }

    /**
     * The formulas of a type in the order of {@link FormulaKind}, those that cannot be read included.
     *
     * @throws FormulaNeedsJavacException if there are formulas but no sources to read them from
     */
    List<DeclaredFormula> declared(TypeElement type) {
        List<DeclaredFormula> formulas = known.get(type);
        if (formulas == null) {
            formulas = read(type);
            known.put(type, formulas);
        }
        return formulas;
    }

    /** True if a method is static, takes doubles only and returns one. */
    static boolean isOverDouble(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType().getKind() == TypeKind.DOUBLE
                && method.getParameters().stream()
                        .allMatch(parameter -> parameter.asType().getKind() == TypeKind.DOUBLE);
    }

    /** True for a method that {@link saltus.pipeline.TensorMethod} has a word for, which is judged as such. */
    private static boolean isOverTensors(ExecutableElement method) {
        return Arrays.stream(TensorMethod.values())
                        .anyMatch(kind -> method.getSimpleName().contentEquals(kind.method()))
                && method.getReturnType().toString().equals(Tensor.class.getName());
    }

    private List<DeclaredFormula> read(TypeElement type) {
        List<DeclaredFormula> result = new ArrayList<>();
        for (FormulaKind kind : FormulaKind.values()) {
            List<ExecutableElement> named = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                    .filter(method -> method.getSimpleName().contentEquals(kind.method()) && !isOverTensors(method))
                    .toList();
            read(type, kind, named).ifPresent(result::add);
        }
        return List.copyOf(result);
    }

    private Optional<DeclaredFormula> read(TypeElement type, FormulaKind kind, List<ExecutableElement> named) {
        Optional<ExecutableElement> fitting =
                named.stream().filter(method -> fits(method, kind)).findFirst();
        if (named.isEmpty()) {
            return Optional.empty();
        } else if (sources.isPresent() && !sources.get().shows(type)) {
            return fitting.map(method -> withoutSource(type, kind));
        }
        List<Finding> problems = new ArrayList<>();
        named.stream()
                .filter(method -> !fits(method, kind))
                .forEach(method -> problems.add(signature(type, kind, method)));
        DeclaredFormula read = fitting.map(method -> sources.orElseThrow(() -> new FormulaNeedsJavacException(
                                type.getQualifiedName().toString(), kind.method()))
                        .read(kind, method))
                .orElse(new DeclaredFormula(kind, name(type), Optional.empty(), List.of()));
        problems.addAll(read.problems());
        return Optional.of(new DeclaredFormula(kind, read.owner(), read.formula(), problems));
    }

    private static boolean fits(ExecutableElement method, FormulaKind kind) {
        return isOverDouble(method) && kind.takes(method.getParameters().size());
    }

    private static DeclaredFormula withoutSource(TypeElement type, FormulaKind kind) {
        Finding finding = new Complaint(
                        "the formula " + kind.method() + " comes from a class file without its text",
                        "a formula is read from its source, or from the pipeline that Saltus wrote when it compiled the"
                                + " recipe",
                        "mark " + type.getSimpleName() + " as @Recipe and compile it with Saltus, or redeclare "
                                + kind.method())
                .finding(kind.signature() + " of " + name(type), List.of());
        return new DeclaredFormula(kind, name(type), Optional.empty(), List.of(finding));
    }

    private static Finding signature(TypeElement type, FormulaKind kind, ExecutableElement method) {
        return new Finding(
                "FormulaSignature",
                kind.method() + " is the name of a formula, but this is not its signature",
                declaration(method),
                "methods of this name decide what the recipe computes; one that is not understood would be ignored",
                "declare " + kind.signature() + ", or give the method another name",
                List.of(new Place.AtMethod(name(type), Spots.signature(method))));
    }

    private static String declaration(ExecutableElement method) {
        String modifier = method.getModifiers().contains(Modifier.STATIC) ? "static " : "";
        return modifier + method.getReturnType() + " " + method.getSimpleName() + parameters(method);
    }

    private static String parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.asType() + " " + parameter.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
