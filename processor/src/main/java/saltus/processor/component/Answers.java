package saltus.processor.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.processor.design.Design;

/**
 * Finds the class that answers for a component of a design. The classes of a kind are those that its sealed interface
 * permits: records whose first part is the annotation for which they answer, and whose second, if they have one, is the
 * design, for what they take from elsewhere.
 */
public final class Answers {
    private Answers() {}

    /** The answering class of the design's component of this kind; empty if it has none. */
    public static <K> Optional<K> of(Class<K> kind, Design design) {
        return all(kind, design).stream().findFirst();
    }

    /** The answering classes of all of the design's components of this kind, in the order in which it permits them. */
    public static <K> List<K> all(Class<K> kind, Design design) {
        return classes(kind).flatMap(type -> of(kind, type, design).stream()).toList();
    }

    private static Stream<Class<?>> classes(Class<?> kind) {
        return Arrays.stream(kind.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? classes(type) : Stream.of(type));
    }

    private static Class<? extends Annotation> annotation(Class<?> type) {
        return type.getRecordComponents()[0].getType().asSubclass(Annotation.class);
    }

    private static <K> Optional<K> of(Class<K> kind, Class<?> type, Design design) {
        return design.find(annotation(type)).map(annotation -> kind.cast(construct(type, annotation, design)));
    }

    private static Object construct(Class<?> type, Annotation annotation, Design design) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            return constructor.getParameterCount() == 1
                    ? constructor.newInstance(annotation)
                    : constructor.newInstance(annotation, design);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " does not answer for " + annotation, e);
        }
    }
}
