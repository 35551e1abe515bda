package saltus.runtime.sweep.choice;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import saltus.Within;

/** Numbers to which a component gives a name, as {@code InnerTime} does to 0: {@code AT_START}. */
final class NamedNumbers {
    private NamedNumbers() {}

    /** The numbers by their names. */
    static Map<String, Double> of(Class<? extends Annotation> type) {
        Map<String, Double> numbers = new TreeMap<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getType() == double.class)
                .forEach(field -> numbers.put(field.getName(), value(field)));
        return numbers;
    }

    /** Those that a member may be. */
    static Map<String, Double> of(Class<? extends Annotation> type, Method member) {
        Map<String, Double> numbers = of(type);
        Within within = member.getAnnotation(Within.class);
        if (within != null) {
            numbers.values()
                    .removeIf(number -> number < within.atLeast()
                            || number <= within.above()
                            || number > within.atMost()
                            || number >= within.below());
        }
        return numbers;
    }

    private static double value(Field field) {
        try {
            return field.getDouble(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
