package saltus.processor.mirror;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A declaration, one of its annotations or a value within one: what every compiler can point at.
 *
 * @param messager prints
 * @param position orders spots, 0 if it is not known
 * @param element the declaration
 * @param mirror one of its annotations, or null
 * @param value a value within the annotation, or null
 */
record ElementSpot(
        Messager messager,
        long position,
        Element element,
        @Nullable AnnotationMirror mirror,
        @Nullable AnnotationValue value)
        implements Spot {
    @Override
    public void print(Diagnostic.Kind kind, String message) {
        if (mirror == null) {
            messager.printMessage(kind, message, element);
        } else if (value == null) {
            messager.printMessage(kind, message, element, mirror);
        } else {
            messager.printMessage(kind, message, element, mirror, value);
        }
    }
}
