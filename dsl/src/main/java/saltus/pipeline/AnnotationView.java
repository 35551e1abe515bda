package saltus.pipeline;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An annotation made of values: they are read through the annotation's own interface, by the compiler and from a {@link
 * Card}, so that no second set of classes mirrors the language.
 */
public final class AnnotationView implements InvocationHandler {
    private final Class<? extends Annotation> type;
    private final Map<String, Object> values;
    private final Consumer<String> reader;

    private AnnotationView(Class<? extends Annotation> type, Map<String, Object> values, Consumer<String> reader) {
        this.type = type;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.reader = reader;
    }

    /** An annotation as written: members that have no value here return their default. */
    @SafeVarargs
    public static <A extends Annotation> A of(Class<A> type, Map.Entry<String, ?>... written) {
        return of(type, ordered(written), member -> {});
    }

    @SafeVarargs
    static Map<String, Object> ordered(Map.Entry<String, ?>... written) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, ?> member : written) {
            values.put(member.getKey(), member.getValue());
        }
        return values;
    }

    /**
     * The same.
     *
     * @param reader is told the name of each member that is read, before it is
     */
    public static <A extends Annotation> A of(Class<A> type, Map<String, Object> written, Consumer<String> reader) {
        InvocationHandler handler = new AnnotationView(type, written, reader);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What is written in an annotation that was made here: numbers, lists of them, enum constants or annotations, by their members. */
    public static Map<String, Object> written(Annotation annotation) {
        return ((AnnotationView) Proxy.getInvocationHandler(annotation)).values;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "toString" -> text();
            case "hashCode" -> type.hashCode() + values.hashCode();
            case "equals" -> arguments != null && equalTo(arguments[0]);
            default -> value(method);
        };
    }

    private @Nullable Object value(Method member) {
        reader.accept(member.getName());
        Object value = values.getOrDefault(member.getName(), member.getDefaultValue());
        return value instanceof List<?> numbers
                ? numbers.stream().mapToDouble(Double.class::cast).toArray()
                : value;
    }

    private boolean equalTo(@Nullable Object other) {
        return other != null
                && Proxy.isProxyClass(other.getClass())
                && Proxy.getInvocationHandler(other) instanceof AnnotationView that
                && type.equals(that.type)
                && values.equals(that.values);
    }

    private String text() {
        String name = "@" + type.getSimpleName();
        if (values.isEmpty()) {
            return name;
        }
        if (values.keySet().equals(Set.of("value"))) {
            return name + "(" + text(values.get("value")) + ")";
        }
        return name
                + values.entrySet().stream()
                        .map(member -> member.getKey() + " = " + text(member.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A member as it is written. */
    private static String text(@Nullable Object value) {
        return value instanceof List<?> numbers
                ? numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"))
                : String.valueOf(value);
    }
}
