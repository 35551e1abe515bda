package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import saltus.Category;
import saltus.Recipe;
import saltus.processor.design.Clash;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.ImmutableDesign;

/**
 * Reads recipes: the components that a type declares, and those that it inherits from super-types without redeclaring
 * them.
 */
public final class RecipeReader {
    private final Elements elements;
    private final Types types;
    private final ComponentReader components;

    public RecipeReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.components = new ComponentReader();
    }

    /** The design of a recipe; empty if javac could not make sense of an annotation of it. */
    public Optional<Design> read(TypeElement recipe) {
        Optional<Map<Category, List<Component>>> found = inForce(recipe);
        return found.map(candidates -> design(recipe, candidates));
    }

    /** Super-types that are recipes themselves, nearest first. */
    public List<TypeElement> superRecipes(TypeElement recipe) {
        List<TypeElement> result = new ArrayList<>();
        for (TypeElement parent : parents(recipe)) {
            if (MoreElements.isAnnotationPresent(parent, Recipe.class)) {
                result.add(parent);
            }
            result.addAll(superRecipes(parent));
        }
        return result;
    }

    /** The annotation of a component, where its type declares it. */
    Optional<AnnotationMirror> mirror(Component component) {
        TypeElement owner = elements.getTypeElement(component.owner());
        return owner == null
                ? Optional.empty()
                : MoreElements.getAnnotationMirror(owner, component.type()).toJavaUtil();
    }

    private Design design(TypeElement recipe, Map<Category, List<Component>> candidates) {
        String packageName = MoreElements.getPackage(recipe).getQualifiedName().toString();
        String full = recipe.getQualifiedName().toString();
        ImmutableDesign.Builder design = ImmutableDesign.builder()
                .packageName(packageName)
                .name(packageName.isEmpty() ? full : full.substring(packageName.length() + 1))
                .summary(Summary.of(elements.getDocComment(recipe)));
        candidates.forEach((category, list) -> {
            if (list.size() == 1) {
                design.putComponents(category, list.get(0));
            } else {
                design.addClashes(new Clash(category, list.get(0), list.get(1)));
            }
        });
        return design.build();
    }

    private Optional<Map<Category, List<Component>>> inForce(TypeElement type) {
        Map<Category, List<Component>> result = new EnumMap<>(Category.class);
        for (TypeElement parent : parents(type)) {
            Optional<Map<Category, List<Component>>> inherited = inForce(parent);
            if (inherited.isEmpty()) {
                return inherited;
            }
            inherited.get().forEach((category, list) -> list.forEach(component -> inherit(result, component)));
        }
        Optional<List<Component>> own = components.declared(type);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        own.get().forEach(component -> result.remove(component.category()));
        own.get()
                .forEach(component -> result.computeIfAbsent(component.category(), c -> new ArrayList<>())
                        .add(component));
        return Optional.of(result);
    }

    /** Adds an inherited component unless one says the same or overrides it; drops those that it overrides. */
    private void inherit(Map<Category, List<Component>> result, Component component) {
        List<Component> known = result.computeIfAbsent(component.category(), c -> new ArrayList<>());
        boolean said = known.stream().anyMatch(there -> sameMeaning(there, component) || overrides(there, component));
        if (!said) {
            known.removeIf(other -> overrides(component, other));
            known.add(component);
        }
    }

    private static boolean sameMeaning(Component left, Component right) {
        return left.type().equals(right.type()) && left.values().equals(right.values());
    }

    private boolean overrides(Component lower, Component upper) {
        return !lower.owner().equals(upper.owner()) && types.isSubtype(type(lower.owner()), type(upper.owner()));
    }

    private TypeMirror type(String name) {
        return types.erasure(elements.getTypeElement(name).asType());
    }

    private static List<TypeElement> parents(TypeElement type) {
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
