package saltus.processor.design;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets values be read through the annotation's own interface, so that no second set of classes mirrors the language. */
public final class AnnotationView implements InvocationHandler {
    private final Class<? extends Annotation> type;
    private final Map<String, Object> values;

    private AnnotationView(Class<? extends Annotation> type, Map<String, Object> values) {
        this.type = type;
        this.values = values;
    }

    /** An annotation of a type with the given values; members that have none return their default. */
    public static <A extends Annotation> A of(Class<A> type, Map<String, Object> values) {
        InvocationHandler handler = new AnnotationView(type, Map.copyOf(values));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "annotationType" -> type;
            case "toString" -> text();
            case "hashCode" -> type.hashCode() + values.hashCode();
            case "equals" -> arguments != null && equalTo(arguments[0]);
            default -> values.getOrDefault(method.getName(), method.getDefaultValue());
        };
    }

    private boolean equalTo(@Nullable Object other) {
        return other != null
                && Proxy.isProxyClass(other.getClass())
                && Proxy.getInvocationHandler(other) instanceof AnnotationView that
                && type.equals(that.type)
                && values.equals(that.values);
    }

    private String text() {
        return "@" + type.getSimpleName()
                + new TreeMap<>(values)
                        .entrySet().stream()
                                .map(e -> e.getKey() + " = " + e.getValue())
                                .collect(Collectors.joining(", ", "(", ")"));
    }
}
