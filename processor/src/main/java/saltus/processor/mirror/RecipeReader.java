package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import saltus.Category;
import saltus.Recipe;
import saltus.processor.design.Clash;
import saltus.processor.design.Component;
import saltus.processor.design.FormulaClash;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.ImmutableDesign;
import saltus.processor.design.StaticMethod;
import saltus.processor.formula.Formula;
import saltus.processor.rules.Finding;

/**
 * Reads recipes: the components and formulas that a type declares, and those that it inherits from super-types without
 * redeclaring them.
 */
public final class RecipeReader {
    private final Elements elements;
    private final Optional<SourceView> sources;
    private final ComponentReader components = new ComponentReader();
    private final FormulaReader formulas;
    private final PipelineFormulas pipelines;
    private final Hierarchy hierarchy;
    private final Inheritance<Category, Component> inheritedComponents;
    private final Inheritance<FormulaKind, DeclaredFormula> inheritedFormulas;

    RecipeReader(ProcessingEnvironment environment, Optional<SourceView> sources, Function<String, Formula> text) {
        this.elements = environment.getElementUtils();
        this.sources = sources;
        this.formulas = new FormulaReader(sources);
        this.pipelines = new PipelineFormulas(elements, text);
        this.hierarchy = new Hierarchy(elements, environment.getTypeUtils());
        this.inheritedComponents = new Inheritance<>(
                Component::category,
                (left, right) ->
                        left.type().equals(right.type()) && left.values().equals(right.values()),
                (lower, upper) -> hierarchy.isBelow(lower.owner(), upper.owner()));
        this.inheritedFormulas = new Inheritance<>(
                DeclaredFormula::kind,
                DeclaredFormula::agrees,
                (lower, upper) -> hierarchy.isBelow(lower.owner(), upper.owner()));
    }

    /**
     * What a recipe says; empty if the compiler could not make sense of an annotation of it.
     *
     * @throws UnknownComponentException if one of its components is none of the language's
     * @throws FormulaNeedsJavacException if it has formulas and the compiler does not show their sources
     */
    public Optional<Reading> read(TypeElement recipe) {
        return components(recipe).map(found -> reading(recipe, found, formulas(recipe, recipe)));
    }

    /** Super-types that are recipes themselves and compiled here, so that they are told what is wrong with them. */
    public List<TypeElement> superRecipes(TypeElement recipe) {
        return Hierarchy.withSupers(recipe).stream()
                .filter(type -> !type.equals(recipe)
                        && MoreElements.isAnnotationPresent(type, Recipe.class)
                        && sources.map(view -> view.shows(type)).orElse(true))
                .toList();
    }

    private Reading reading(
            TypeElement recipe,
            Map<Category, List<Component>> components,
            Map<FormulaKind, List<DeclaredFormula>> formulas) {
        String packageName = MoreElements.getPackage(recipe).getQualifiedName().toString();
        String full = recipe.getQualifiedName().toString();
        ImmutableDesign.Builder design = ImmutableDesign.builder()
                .packageName(packageName)
                .name(packageName.isEmpty() ? full : full.substring(packageName.length() + 1))
                .summary(Summary.of(elements.getDocComment(recipe)))
                .methods(methods(recipe));
        components.forEach((category, list) -> {
            if (list.size() == 1) {
                design.putComponents(category, list.get(0));
            } else {
                design.addClashes(new Clash(category, list.get(0), list.get(1)));
            }
        });
        List<Finding> problems = new ArrayList<>();
        formulas.forEach((kind, list) -> {
            list.forEach(declared -> problems.addAll(declared.problems()));
            settle(kind, list, design);
        });
        return new Reading(design.build(), problems);
    }

    private static void settle(FormulaKind kind, List<DeclaredFormula> list, ImmutableDesign.Builder design) {
        List<Formula> read =
                list.stream().flatMap(declared -> declared.formula().stream()).toList();
        if (read.size() < list.size()) {
            design.addUnreadable(kind);
        } else if (read.size() == 1) {
            design.putFormulas(kind, read.get(0));
        } else {
            design.addFormulaClashes(new FormulaClash(kind, read.get(0), read.get(1)));
        }
    }

    private Optional<Map<Category, List<Component>>> components(TypeElement type) {
        List<Map<Category, List<Component>>> inherited = new ArrayList<>();
        for (TypeElement parent : Hierarchy.parents(type)) {
            Optional<Map<Category, List<Component>>> found = components(parent);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            inherited.add(found.get());
        }
        return components.declared(type).map(own -> inheritedComponents.inForce(inherited, own));
    }

    /** Formulas in force in a type: a recipe from a class file carries all of its own and its super-types'. */
    private Map<FormulaKind, List<DeclaredFormula>> formulas(TypeElement type, TypeElement recipe) {
        if (!type.equals(recipe) && !sources.map(view -> view.shows(type)).orElse(false)) {
            List<DeclaredFormula> travelled = pipelines.inForce(type);
            if (!travelled.isEmpty()) {
                return travelled.stream().collect(Collectors.groupingBy(DeclaredFormula::kind));
            }
        }
        List<Map<FormulaKind, List<DeclaredFormula>>> inherited = Hierarchy.parents(type).stream()
                .map(parent -> formulas(parent, recipe))
                .toList();
        return inheritedFormulas.inForce(inherited, formulas.declared(type));
    }

    /** Without those that a sub-type declares anew. */
    private List<StaticMethod> methods(TypeElement recipe) {
        List<StaticMethod> all = declaredMethods(recipe);
        return all.stream()
                .filter(method -> all.stream()
                        .noneMatch(other -> other.signature().equals(method.signature())
                                && hierarchy.isBelow(other.owner(), method.owner())))
                .toList();
    }

    private static List<StaticMethod> declaredMethods(TypeElement recipe) {
        List<StaticMethod> methods = new ArrayList<>();
        for (TypeElement type : Hierarchy.withSupers(recipe)) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (method.getModifiers().contains(Modifier.STATIC)) {
                    methods.add(new StaticMethod(
                            type.getQualifiedName().toString(),
                            method.getSimpleName().toString(),
                            method.getReturnType().toString(),
                            method.getParameters().stream()
                                    .map(parameter -> parameter.asType().toString())
                                    .toList(),
                            method.getModifiers().contains(Modifier.PRIVATE)));
                }
            }
        }
        return methods.stream().distinct().toList();
    }
}
