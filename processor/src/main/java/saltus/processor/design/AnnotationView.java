package saltus.processor.design;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets values be read through the annotation's own interface, so that no second set of classes mirrors the language. */
public final class AnnotationView implements InvocationHandler {
    private final Class<? extends Annotation> type;
    private final Map<String, Object> values;

    private final Set<String> meaningless;

    private AnnotationView(Class<? extends Annotation> type, Map<String, Object> values, Set<String> meaningless) {
        this.type = type;
        this.values = values;
        this.meaningless = meaningless;
    }

    /** An annotation of a type with the given values; members that have none return their default. */
    public static <A extends Annotation> A of(Class<A> type, Map<String, Object> values) {
        return of(type, values, Set.of());
    }

    /**
     * The same with members whose value means nothing.
     *
     * @throws MeaninglessNumberException by those members when they are called
     */
    static <A extends Annotation> A of(Class<A> type, Map<String, Object> values, Set<String> meaningless) {
        InvocationHandler handler = new AnnotationView(type, Map.copyOf(values), Set.copyOf(meaningless));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
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
        if (meaningless.contains(member.getName())) {
            throw new MeaninglessNumberException("@" + type.getSimpleName() + "." + member.getName());
        }
        return values.getOrDefault(member.getName(), member.getDefaultValue());
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
