package saltus.processor.mirror;

import com.google.auto.common.AnnotationMirrors;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import saltus.pipeline.AnnotationView;

/** Turns an annotation as javac holds it into plain values. */
final class Values {
    private Values() {}

    /**
     * The value of every member, defaults included; empty if one cannot be read, in which case javac itself has reported
     * what is wrong with it.
     */
    static Optional<Map<String, Object>> of(AnnotationMirror mirror, Class<? extends Annotation> type) {
        Map<ExecutableElement, AnnotationValue> given;
        try {
            given = AnnotationMirrors.getAnnotationValuesWithDefaults(mirror);
        } catch (IllegalArgumentException missingMember) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<ExecutableElement, AnnotationValue> member : given.entrySet()) {
            String name = member.getKey().getSimpleName().toString();
            Optional<Object> value = plain(member.getValue().getValue(), returned(type, name));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(name, value.get());
        }
        return Optional.of(values);
    }

    private static Class<?> returned(Class<? extends Annotation> type, String member) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(member)) {
                return method.getReturnType();
            }
        }
        throw new IllegalStateException("the processor and the language on the class path differ: @"
                + type.getSimpleName() + " has no " + member);
    }

    private static Optional<Object> plain(Object value, Class<?> wanted) {
        boolean plain = (wanted == double.class && value instanceof Double)
                || (wanted == int.class && value instanceof Integer)
                || (wanted == boolean.class && value instanceof Boolean);
        if (plain) {
            return Optional.of(value);
        }
        if (wanted == double[].class && value instanceof List<?> entries) {
            List<Object> numbers = entries.stream()
                    .map(entry -> ((AnnotationValue) entry).getValue())
                    .filter(Double.class::isInstance)
                    .map(Object.class::cast)
                    .toList();
            return numbers.size() == entries.size() ? Optional.of(numbers) : Optional.empty();
        }
        if (wanted.isEnum() && value instanceof VariableElement constant) {
            String name = constant.getSimpleName().toString();
            for (Object candidate : wanted.getEnumConstants()) {
                if (((Enum<?>) candidate).name().equals(name)) {
                    return Optional.of(candidate);
                }
            }
        }
        if (wanted.isAnnotation() && value instanceof AnnotationMirror nested) {
            Class<? extends Annotation> type = wanted.asSubclass(Annotation.class);
            return of(nested, type).map(values -> AnnotationView.of(type, values, member -> {}));
        }
        if (!wanted.isPrimitive() && wanted != double[].class && !wanted.isEnum() && !wanted.isAnnotation()) {
            throw new IllegalStateException("no component has members of type " + wanted);
        }
        return Optional.empty();
    }
}
