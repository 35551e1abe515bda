package saltus.processor.design;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import saltus.Category;
import saltus.pipeline.AnnotationView;

/** A component annotation as a recipe has it, declared by itself or inherited. */
@Value.Immutable
public interface Component {
    /** The annotation. */
    Class<? extends Annotation> type();

    /** What the component decides. */
    Category category();

    /** Full name of the type that declares it. */
    String owner();

    /** Every member's value, defaults included: numbers, enum constants, or nested annotations as components' values. */
    Map<String, Object> values();

    /** Members that are spelled out. */
    Set<String> written();

    /** Numbers that are out of range. Whoever judges by them has nothing to say until they are mended. */
    @Value.Auxiliary
    Set<String> meaningless();

    /** True if it is this kind of component. */
    default boolean is(Class<? extends Annotation> kind) {
        return type().equals(kind);
    }

    /** A member that is a number. */
    default double number(String member) {
        Object value = values().get(member);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(text() + " has no number " + member);
    }

    /** The component as the annotation that it is. */
    default <A extends Annotation> A as(Class<A> kind) {
        return AnnotationView.of(kind, values(), member -> {
            if (meaningless().contains(member)) {
                throw new MeaninglessNumberException("@" + kind.getSimpleName() + "." + member);
            }
        });
    }

    /** The annotation as one would write it, without members that are left at their default. */
    default Annotation spelled() {
        Map<String, Object> spelled = new LinkedHashMap<>(values());
        spelled.keySet().retainAll(written());
        return AnnotationView.of(type(), spelled, member -> {});
    }

    /** The text of {@link #spelled()}. */
    default String text() {
        return spelled().toString();
    }
}
