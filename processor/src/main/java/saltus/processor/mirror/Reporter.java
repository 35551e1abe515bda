package saltus.processor.mirror;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;
import saltus.processor.rules.Severity;

/**
 * Prints findings where they belong: at the first of their places that the recipe itself declares, else at the recipe's
 * name, since a super-interface is not to blame for what a recipe makes of it. What cannot be read is found where it
 * stands, whoever declares it.
 */
public final class Reporter {
    private static final String PREFIX = "saltus:";

    private final Messager messager;
    private final RecipeReader reader;

    public Reporter(Messager messager, RecipeReader reader) {
        this.messager = messager;
        this.reader = reader;
    }

    private record Message(Spot spot, Diagnostic.Kind kind, String text) {}

    /** Prints a recipe's findings in the order of the source, without the warnings that it suppresses. */
    public void print(TypeElement recipe, List<Finding> unreadable, List<Finding> findings) {
        List<Message> messages = new ArrayList<>();
        unreadable.forEach(finding -> messages.add(message(recipe, finding, finding.places())));
        String name = recipe.getQualifiedName().toString();
        findings.stream()
                .filter(finding -> !isSuppressed(recipe, finding))
                .forEach(finding -> messages.add(message(
                        recipe,
                        finding,
                        finding.places().stream()
                                .filter(place -> place.owner().equals(name))
                                .toList())));
        messages.stream()
                .sorted(Comparator.comparingLong(message -> message.spot().position()))
                .forEach(message -> message.spot().print(message.kind(), message.text()));
    }

    /** Prints an error at the recipe's name. */
    public void error(TypeElement recipe, String message) {
        spot(recipe, null, null).print(Diagnostic.Kind.ERROR, message);
    }

    private static boolean isSuppressed(TypeElement recipe, Finding finding) {
        SuppressWarnings suppressed = recipe.getAnnotation(SuppressWarnings.class);
        return finding.severity() == Severity.WARNING
                && suppressed != null
                && Arrays.asList(suppressed.value()).contains(PREFIX + finding.rule());
    }

    private Message message(TypeElement recipe, Finding finding, List<Place> places) {
        Diagnostic.Kind kind = finding.severity() == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
        Spot spot = places.stream()
                .flatMap(place -> spot(place).stream())
                .findFirst()
                .orElseGet(() -> spot(recipe, null, null));
        return new Message(spot, kind, finding.message());
    }

    private Optional<Spot> spot(Place place) {
        TypeElement owner = reader.elements().getTypeElement(place.owner());
        if (owner == null) {
            return Optional.empty();
        }
        if (place instanceof Place.InFormula formula) {
            return reader.origins().of(formula.part());
        }
        if (place instanceof Place.AtMethod method) {
            return method(owner, method.method()).map(found -> spot(found, null, null));
        }
        Place.InAnnotation annotation = (Place.InAnnotation) place;
        return reader.mirror(annotation.component())
                .map(mirror -> spot(
                        owner,
                        mirror,
                        annotation.member().flatMap(path -> value(mirror, path)).orElse(null)));
    }

    /** A method by its name, or by its name and parameters. */
    private static Optional<ExecutableElement> method(TypeElement owner, String name) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(owner.getEnclosedElements());
        return methods.stream()
                .filter(method -> FormulaReader.declaredAs(method).equals(name))
                .findFirst()
                .or(() -> methods.stream()
                        .filter(method -> method.getSimpleName().contentEquals(name))
                        .findFirst());
    }

    private Spot spot(Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {
        return reader.sources()
                .flatMap(view -> view.spot(element, mirror, value))
                .orElseGet(() -> new ElementSpot(messager, 0, element, mirror, value));
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
