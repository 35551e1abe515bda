package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import saltus.processor.design.Component;
import saltus.processor.design.ImmutableComponent;

/** Reads the component annotations that stand on one type. */
final class ComponentReader {
    /** The components in the order in which they are written; empty if one of them cannot be read. */
    Optional<List<Component>> declared(TypeElement type) {
        List<Component> result = new ArrayList<>();
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            Optional<Class<? extends Annotation>> kind = kind(mirror);
            if (kind.isPresent()) {
                Optional<Component> component = component(type, mirror, kind.get());
                if (component.isEmpty()) {
                    return Optional.empty();
                }
                result.add(component.get());
            }
        }
        return Optional.of(result);
    }

    /** The annotation's class, if it belongs to the language and marks a component. */
    private static Optional<Class<? extends Annotation>> kind(AnnotationMirror mirror) {
        TypeElement annotation = MoreTypes.asTypeElement(mirror.getAnnotationType());
        if (!MoreElements.isAnnotationPresent(annotation, saltus.Component.class)) {
            return Optional.empty();
        }
        String name = annotation.getQualifiedName().toString();
        try {
            return Optional.of(Class.forName(name, false, saltus.Component.class.getClassLoader())
                    .asSubclass(Annotation.class));
        } catch (ClassNotFoundException e) {
            throw new UnknownComponentException(name, e);
        }
    }

    private static Optional<Component> component(
            TypeElement type, AnnotationMirror mirror, Class<? extends Annotation> kind) {
        Optional<Map<String, Object>> values = Values.of(mirror, kind);
        return values.map(read -> ImmutableComponent.builder()
                .type(kind)
                .category(kind.getAnnotation(saltus.Component.class).value())
                .owner(type.getQualifiedName().toString())
                .values(read)
                .written(mirror.getElementValues().keySet().stream()
                        .map(member -> member.getSimpleName().toString())
                        .toList())
                .build());
    }
}
