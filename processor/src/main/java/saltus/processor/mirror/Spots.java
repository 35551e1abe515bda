package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;

/** Finds the places of findings in the sources. */
final class Spots {
    private final Messager messager;
    private final Optional<SourceView> sources;
    private final Origins origins;

    Spots(Messager messager, Optional<SourceView> sources, Origins origins) {
        this.messager = messager;
        this.sources = sources;
        this.origins = origins;
    }

    /** A method's name with the types of its parameters, which tells it from others of the same name. */
    static String signature(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.asType().toString())
                .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
    }

    /**
     * The first of a finding's places that the recipe itself declares, else the recipe's name, since a super-interface is
     * not to blame for what a recipe makes of it.
     */
    Spot of(TypeElement recipe, Finding finding) {
        return finding.places().stream()
                .filter(place -> recipe.getQualifiedName().contentEquals(place.owner()))
                .findFirst()
                .flatMap(place -> spot(recipe, place))
                .orElseGet(() -> spot(recipe, null, null));
    }

    private Optional<Spot> spot(TypeElement recipe, Place place) {
        if (place instanceof Place.InAnnotation annotation) {
            return annotation(recipe, annotation);
        } else if (place instanceof Place.InFormula formula) {
            return origins.of(formula.part())
                    .or(() -> method(recipe, formula.formula().name()));
        } else if (place instanceof Place.AtMethod method) {
            return method(recipe, method.method());
        }
        throw new IllegalStateException("unknown place " + place);
    }

    private Optional<Spot> annotation(TypeElement recipe, Place.InAnnotation place) {
        return MoreElements.getAnnotationMirror(recipe, place.component().type())
                .toJavaUtil()
                .map(mirror -> spot(
                        recipe,
                        mirror,
                        place.member().flatMap(path -> value(mirror, path)).orElse(null)));
    }

    private Optional<Spot> method(TypeElement recipe, String name) {
        return ElementFilter.methodsIn(recipe.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(name)
                        || signature(method).equals(name))
                .findFirst()
                .map(method -> spot(method, null, null));
    }

    private Spot spot(Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {
        long position =
                sources.map(view -> view.position(element, mirror, value)).orElse(0L);
        return new ElementSpot(messager, position, element, mirror, value);
    }

    private static Optional<AnnotationValue> value(AnnotationMirror mirror, String path) {
        String[] names = path.split("\\.", 2);
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
                mirror.getElementValues().entrySet()) {
            if (member.getKey().getSimpleName().contentEquals(names[0])) {
                return names.length == 2 && member.getValue().getValue() instanceof AnnotationMirror nested
                        ? value(nested, names[1])
                        : Optional.of(member.getValue());
            }
        }
        return Optional.empty();
    }
}
