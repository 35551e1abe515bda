package saltus.processor.mirror;

import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;
import saltus.processor.rules.Severity;

/**
 * Prints findings where they belong: at the first of their places that the recipe itself declares, else at the recipe's
 * name, since a super-interface is not to blame for what a recipe makes of it.
 */
public final class Reporter {
    private final Messager messager;
    private final RecipeReader reader;

    public Reporter(Messager messager, RecipeReader reader) {
        this.messager = messager;
        this.reader = reader;
    }

    /** Prints one finding. */
    public void print(TypeElement recipe, Finding finding) {
        String name = recipe.getQualifiedName().toString();
        Optional<Place> place = finding.places().stream()
                .filter(candidate -> candidate.owner().equals(name))
                .findFirst();
        if (place.orElse(null) instanceof Place.InAnnotation annotation) {
            print(recipe, finding, annotation);
        } else {
            messager.printMessage(kind(finding), finding.message(), recipe);
        }
    }

    private void print(TypeElement recipe, Finding finding, Place.InAnnotation place) {
        AnnotationMirror mirror = reader.mirror(place.component()).orElseThrow();
        Optional<AnnotationValue> value = place.member().flatMap(path -> value(mirror, path));
        if (value.isPresent()) {
            messager.printMessage(kind(finding), finding.message(), recipe, mirror, value.get());
        } else {
            messager.printMessage(kind(finding), finding.message(), recipe, mirror);
        }
    }

    private static Diagnostic.Kind kind(Finding finding) {
        return finding.severity() == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    }

    /** Prints an error at the recipe's name. */
    public void error(TypeElement recipe, String message) {
        messager.printMessage(Diagnostic.Kind.ERROR, message, recipe);
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
