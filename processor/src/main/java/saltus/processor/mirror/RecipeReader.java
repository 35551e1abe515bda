package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import saltus.Category;
import saltus.Recipe;
import saltus.processor.design.Clash;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaClash;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.ImmutableDesign;
import saltus.processor.design.StaticMethod;
import saltus.processor.formula.CanonicalText;
import saltus.processor.rules.Finding;

/**
 * Reads recipes: the components and formulas that a type declares, and those that it inherits from super-types without
 * redeclaring them.
 */
public final class RecipeReader {
    private final Elements elements;
    private final Types types;
    private final ComponentReader components = new ComponentReader();
    private final Origins origins = new Origins();
    private final Optional<SourceView> sources;
    private final Predicate<TypeElement> compiledHere;
    private final FormulaReader formulas;
    private final PipelineFormulas carried;
    private final Inheritance<Category, Component> componentsInForce;
    private final Inheritance<FormulaKind, DeclaredFormula> formulasInForce;

    /**
     * @param environment the compiler's
     * @param compiledHere true for types that this compilation has the source of, for compilers that show no sources
     */
    public RecipeReader(ProcessingEnvironment environment, Predicate<TypeElement> compiledHere) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.sources = SourceView.of(environment, origins);
        this.compiledHere = compiledHere;
        this.formulas = new FormulaReader(sources);
        this.carried = new PipelineFormulas(elements, CanonicalText::read);
        this.componentsInForce = new Inheritance<>(
                Component::category, RecipeReader::sameMeaning, (a, b) -> overrides(a.owner(), b.owner()));
        this.formulasInForce = new Inheritance<>(
                DeclaredFormula::kind, DeclaredFormula::agrees, (a, b) -> overrides(a.owner(), b.owner()));
    }

    /**
     * The design of a recipe; empty if javac could not make sense of an annotation of it.
     *
     * @throws UnknownComponentException if a component is none of the language's
     * @throws FormulaNeedsJavacException if there are formulas, but the compiler shows no sources
     */
    public Optional<Design> read(TypeElement recipe) {
        return components(recipe).map(found -> design(recipe, found, formulas(recipe)));
    }

    /** What is wrong with formulas that the recipe and its super-types declare, as far as they cannot be read. */
    public List<Finding> unreadable(TypeElement recipe) {
        return hierarchy(recipe).stream()
                .flatMap(type -> declared(type).stream())
                .flatMap(formula -> formula.problems().stream())
                .distinct()
                .toList();
    }

    /** Super-types that are recipes themselves, nearest first. */
    public List<TypeElement> superRecipes(TypeElement recipe) {
        return hierarchy(recipe).stream()
                .filter(type -> !type.equals(recipe) && MoreElements.isAnnotationPresent(type, Recipe.class))
                .toList();
    }

    /** The annotation of a component, where its type declares it. */
    Optional<AnnotationMirror> mirror(Component component) {
        TypeElement owner = elements.getTypeElement(component.owner());
        return owner == null
                ? Optional.empty()
                : MoreElements.getAnnotationMirror(owner, component.type()).toJavaUtil();
    }

    Elements elements() {
        return elements;
    }

    Origins origins() {
        return origins;
    }

    Optional<SourceView> sources() {
        return sources;
    }

    private Design design(
            TypeElement recipe,
            Map<Category, List<Component>> found,
            Map<FormulaKind, List<DeclaredFormula>> declared) {
        String packageName = MoreElements.getPackage(recipe).getQualifiedName().toString();
        String full = name(recipe);
        ImmutableDesign.Builder design = ImmutableDesign.builder()
                .packageName(packageName)
                .name(packageName.isEmpty() ? full : full.substring(packageName.length() + 1))
                .summary(Summary.of(elements.getDocComment(recipe)));
        found.forEach((category, list) -> {
            if (list.size() == 1) {
                design.putComponents(category, list.get(0));
            } else {
                design.addClashes(new Clash(category, list.get(0), list.get(1)));
            }
        });
        declared.forEach((kind, list) -> formula(design, kind, list));
        hierarchy(recipe).forEach(type -> methods(type).forEach(design::addMethods));
        return design.build();
    }

    private static void formula(ImmutableDesign.Builder design, FormulaKind kind, List<DeclaredFormula> list) {
        if (list.stream().anyMatch(formula -> formula.formula().isEmpty())) {
            design.addUnreadable(kind);
        } else if (list.size() == 1) {
            design.putFormulas(kind, list.get(0).formula().orElseThrow());
        } else {
            design.addFormulaClashes(new FormulaClash(
                    kind,
                    list.get(0).formula().orElseThrow(),
                    list.get(1).formula().orElseThrow()));
        }
    }

    private static List<StaticMethod> methods(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.STATIC))
                .map(ExecutableElement::getSimpleName)
                .distinct()
                .map(method -> new StaticMethod(name(type), method.toString()))
                .toList();
    }

    private Optional<Map<Category, List<Component>>> components(TypeElement type) {
        List<Map<Category, List<Component>>> inherited = new ArrayList<>();
        for (TypeElement parent : parents(type)) {
            Optional<Map<Category, List<Component>>> one = components(parent);
            if (one.isEmpty()) {
                return one;
            }
            inherited.add(one.get());
        }
        return components.declared(type).map(own -> componentsInForce.inForce(inherited, own));
    }

    private Map<FormulaKind, List<DeclaredFormula>> formulas(TypeElement type) {
        List<Map<FormulaKind, List<DeclaredFormula>>> inherited =
                parents(type).stream().map(this::formulas).toList();
        return formulasInForce.inForce(inherited, declared(type));
    }

    /** What a type declares; of a recipe from a class file, what its pipeline carries. */
    private List<DeclaredFormula> declared(TypeElement type) {
        if (!isSource(type)) {
            List<DeclaredFormula> known = carried.inForce(type);
            if (!known.isEmpty()) {
                return known;
            }
        }
        return formulas.declared(type);
    }

    private boolean isSource(TypeElement type) {
        return sources.map(view -> view.shows(type)).orElseGet(() -> compiledHere.test(type));
    }

    private Set<TypeElement> hierarchy(TypeElement type) {
        Set<TypeElement> all = new LinkedHashSet<>();
        all.add(type);
        parents(type).forEach(parent -> all.addAll(hierarchy(parent)));
        return all;
    }

    private static boolean sameMeaning(Component left, Component right) {
        return left.type().equals(right.type()) && left.values().equals(right.values());
    }

    private boolean overrides(String lower, String upper) {
        return !lower.equals(upper) && types.isSubtype(type(lower), type(upper));
    }

    private TypeMirror type(String name) {
        return types.erasure(elements.getTypeElement(name).asType());
    }

    private static String name(TypeElement type) {
        return type.getQualifiedName().toString();
    }

    static List<TypeElement> parents(TypeElement type) {
        List<TypeElement> parents = new ArrayList<>();
        if (type.getSuperclass().getKind() == TypeKind.DECLARED) {
            parents.add(MoreTypes.asTypeElement(type.getSuperclass()));
        }
        for (TypeMirror parent : type.getInterfaces()) {
            if (parent.getKind() == TypeKind.DECLARED) {
                parents.add(MoreTypes.asTypeElement(parent));
            }
        }
        return parents;
    }
}
