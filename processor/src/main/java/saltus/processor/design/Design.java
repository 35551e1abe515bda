package saltus.processor.design;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import saltus.Category;
import saltus.pipeline.TensorMethod;
import saltus.processor.formula.Formula;

/** What a recipe says: its components by category, inherited ones included. */
@Value.Immutable
public interface Design {
    /** The recipe's package, empty for the unnamed one. */
    String packageName();

    /** The recipe's name within its package, nested names joined by dots. */
    String name();

    /** First sentence of the recipe's documentation, empty if it has none. */
    String summary();

    /** The components in force. A category with a clash has none. */
    Map<Category, Component> components();

    /** Disagreements that the recipe leaves open. */
    List<Clash> clashes();

    /** The formulas in force: each declared by the recipe, or inherited as components are. */
    Map<FormulaKind, Formula> formulas();

    /** Formulas on which super-types disagree. A formula in dispute is not in force. */
    List<FormulaClash> formulaClashes();

    /** Formulas that are declared but could not be read, which has been reported: not missing, but not known either. */
    Set<FormulaKind> unreadable();

    /** All static methods of the recipe and its super-types, formulas or not. */
    List<StaticMethod> methods();

    /** The simple name of the recipe's pipeline class. */
    default String pipelineName() {
        return pipelineName(name());
    }

    /** The simple name of the pipeline class of the recipe that has this name within its package. */
    static String pipelineName(String name) {
        return name.replace('.', '_') + "Pipeline";
    }

    /** Full name of the recipe. */
    default String typeName() {
        return packageName().isEmpty() ? name() : packageName() + "." + name();
    }

    /** The component that decides a category. */
    default Optional<Component> component(Category category) {
        return Optional.ofNullable(components().get(category));
    }

    /** The formula of a kind. */
    default Optional<Formula> formula(FormulaKind kind) {
        return Optional.ofNullable(formulas().get(kind));
    }

    /** The methods in force that a component may call as this one: more than one where super-types disagree. */
    default List<StaticMethod> tensorMethods(TensorMethod kind) {
        return methods().stream().filter(method -> method.is(kind)).toList();
    }

    /** True if the formula is declared but not in force: it could not be read, or super-types disagree on it. */
    default boolean isOpen(FormulaKind kind) {
        return unreadable().contains(kind) || formulaClashes().stream().anyMatch(clash -> clash.kind() == kind);
    }

    /** The component of an annotation's kind, typed; empty if the category is decided otherwise or not at all. */
    default <A extends Annotation> Optional<A> find(Class<A> kind) {
        return components().values().stream()
                .filter(component -> component.is(kind))
                .map(component -> component.as(kind))
                .findFirst();
    }

    /** True if there is a component of this kind. */
    default boolean has(Class<? extends Annotation> kind) {
        return components().values().stream().anyMatch(component -> component.is(kind));
    }
}
