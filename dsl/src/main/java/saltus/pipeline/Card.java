package saltus.pipeline;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.Category;
import saltus.Component;

/**
 * What a design is made of and how it stands, written by the compiler into the pipeline: what {@code saltus explain} prints.
 *
 * @param recipe the recipe's simple name
 * @param type the recipe's full name
 * @param summary the first sentence of the recipe's documentation, empty if it has none
 * @param components the components in force
 * @param checks how the rules that concern the design stand with it
 */
public record Card(String recipe, String type, String summary, List<Part> components, List<Check> checks) {
    public Card {
        components = List.copyOf(components);
        checks = List.copyOf(checks);
    }

    /** The design's component of a kind, with all its values; empty if it has none. */
    public <A extends Annotation> Optional<A> find(Class<A> kind) {
        return components.stream()
                .filter(part -> part.kind().equals(kind))
                .map(part -> kind.cast(part.annotation()))
                .findFirst();
    }

    /** True if the design has a component of this kind. */
    public boolean has(Class<? extends Annotation> kind) {
        return find(kind).isPresent();
    }

    /** How firmly something is known of a design. */
    public enum Status {
        /** Shown for all times at once. */
        PROVED("proved"),
        /** Follows from the components. */
        HOLDS("holds"),
        /** Depends on what is known only then. */
        CHECKED_WHEN_OPENED("checked when opened"),
        /** A fact worth knowing, neither right nor wrong. */
        REPORTED("reported"),
        /** Neither proved nor refuted: the compiler has warned. */
        UNDECIDED("undecided");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }
    }

    /**
     * One rule.
     *
     * @param id the rule, and its page
     * @param status how firmly it is known to hold
     * @param says what holds, with bounds where there are any
     */
    public record Check(String id, Status status, String says) {}

    /**
     * One component.
     *
     * @param source the recipe that declares it
     * @param kind the annotation's class
     * @param written its members as far as they are written, in that order: numbers, enum constants or annotations
     */
    public record Part(String source, Class<? extends Annotation> kind, Map<String, Object> written) {
        /** A component by its members one by one. */
        @SafeVarargs
        public Part(String source, Class<? extends Annotation> kind, Map.Entry<String, ?>... written) {
            this(source, kind, AnnotationView.ordered(written));
        }

        /** What the component decides. */
        public Category category() {
            return kind.getAnnotation(Component.class).value();
        }

        /** The annotation, members at their default included; as text it is as written. */
        public Annotation annotation() {
            return AnnotationView.of(kind, written, member -> {});
        }
    }
}
