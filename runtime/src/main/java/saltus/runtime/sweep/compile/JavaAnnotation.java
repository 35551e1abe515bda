package saltus.runtime.sweep.compile;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import saltus.pipeline.AnnotationView;

/** An annotation as Java text. */
final class JavaAnnotation {
    private final Set<String> imports;

    /**
     * A writer.
     *
     * @param imports gets the full names of the types that the texts name
     */
    JavaAnnotation(Set<String> imports) {
        this.imports = imports;
    }

    String text(Annotation annotation) {
        imports.add(annotation.annotationType().getName());
        String name = "@" + annotation.annotationType().getSimpleName();
        Map<String, Object> written = AnnotationView.written(annotation);
        if (written.isEmpty()) {
            return name;
        }
        boolean isNameless = written.keySet().equals(Set.of("value"));
        return name
                + written.entrySet().stream()
                        .map(member -> (isNameless ? "" : member.getKey() + " = ") + value(member.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String value(Object value) {
        if (value instanceof Annotation nested) {
            return text(nested);
        }
        if (value instanceof Enum<?> constant) {
            Class<?> type = constant.getDeclaringClass();
            imports.add(type.getName());
            return type.getSimpleName() + "." + constant.name();
        }
        if (value instanceof Double || value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof List<?> numbers) {
            return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
        }
        throw new IllegalStateException("no Java text is known for " + value);
    }
}
