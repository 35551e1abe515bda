package saltus.processor;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import saltus.Category;
import saltus.Within;
import saltus.pipeline.AnnotationView;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.ImmutableComponent;
import saltus.processor.design.ImmutableDesign;

/** A design that differs from another by one component. */
final class Variant {
    /** What is done without any component, where its category has none that says no more. */
    private static final Set<String> DEFAULTS = Set.of(
            "@Preconditioning(dataDeviation = 1.0)",
            "@TangentVelocity(CONDITIONAL)",
            "@TangentScale(ONE)",
            "@TargetNetwork(decay = 0.0)",
            "@LabelDropout(0.0)",
            "@SampleSteps(1)",
            "@SampleGuidance(omega = 1.0)");

    private final Design host;
    private final String what;
    private final Category category;
    private final Design design;

    private Variant(Design host, String what, Category category, Design design) {
        this.host = host;
        this.what = what;
        this.category = category;
        this.design = design;
    }

    /** The other. */
    Design host() {
        return host;
    }

    /** The component, or the member of it that differs. */
    String what() {
        return what;
    }

    /** What the component decides. */
    Category category() {
        return category;
    }

    /** The design. */
    Design design() {
        return design;
    }

    /** True if only one of the two has a component of this category, and one that spells out what is done without. */
    boolean isDefault() {
        return host.component(category).isPresent()
                        != design.component(category).isPresent()
                && Stream.of(host, design)
                        .flatMap(either -> either.component(category).stream())
                        .allMatch(component -> component.values().isEmpty() || DEFAULTS.contains(component.text()));
    }

    @Override
    public String toString() {
        return what + " of " + host.typeName();
    }

    private static Variant of(Design host, String what, Component component) {
        Map<Category, Component> components = new LinkedHashMap<>(host.components());
        components.put(
                component.category(), ImmutableComponent.copyOf(component).withOwner(host.typeName()));
        return new Variant(
                host, what, component.category(), ImmutableDesign.copyOf(host).withComponents(components));
    }

    /** A component in the place of that of its category, or beside all others. */
    static Variant with(Design host, Component component) {
        return of(host, component.type().getSimpleName(), component);
    }

    /** A component with members as they are by default, or with some value that they may have. */
    static Component plain(Class<? extends Annotation> type) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> written = new LinkedHashSet<>();
        for (Method member : type.getDeclaredMethods()) {
            Object usual = member.getDefaultValue();
            values.put(member.getName(), usual == null ? some(member) : usual);
            if (usual == null) {
                written.add(member.getName());
            }
        }
        return ImmutableComponent.builder()
                .type(type)
                .category(type.getAnnotation(saltus.Component.class).value())
                .owner("")
                .values(values)
                .written(written)
                .build();
    }

    private static Object some(Method member) {
        Class<?> type = member.getReturnType();
        Stream<Object> candidates = type.isEnum()
                ? Stream.of(type.getEnumConstants())
                : type == double[].class
                        ? Stream.of(List.of(1.0, 0.5))
                        : type == boolean.class
                                ? Stream.of(false)
                                : Stream.of(0.5, 1.0, 2.0, 100.0)
                                        .filter(number -> isFelt(member, number))
                                        .map(number -> type == int.class ? (Object) (int) Math.ceil(number) : number);
        return candidates.findFirst().orElseThrow(() -> new AssertionError("no value is known for " + member));
    }

    /** One without each component. */
    static List<Variant> without(Design host) {
        List<Variant> variants = new ArrayList<>();
        host.components().forEach((category, component) -> {
            Map<Category, Component> components = new LinkedHashMap<>(host.components());
            components.remove(category);
            variants.add(new Variant(
                    host,
                    component.type().getSimpleName(),
                    category,
                    ImmutableDesign.copyOf(host).withComponents(components)));
        });
        return variants;
    }

    /** One for each member of each component, with another number, the other truth, or each other constant. */
    static List<Variant> changed(Design host) {
        List<Variant> variants = new ArrayList<>();
        for (Component component : host.components().values()) {
            others(component)
                    .forEach((member, other) ->
                            variants.add(of(host, component.type().getSimpleName() + "." + member, other)));
        }
        return variants;
    }

    /** The component with another value of one member, by the member; each constant that it may take is one. */
    static Map<String, Component> others(Component component) {
        Map<String, Component> found = new LinkedHashMap<>();
        for (Method member : component.type().getDeclaredMethods()) {
            String name = member.getName();
            others(member, component.values().get(name)).forEach((part, value) -> {
                Map<String, Object> values = new LinkedHashMap<>(component.values());
                Set<String> written = new LinkedHashSet<>(component.written());
                values.put(name, value);
                written.add(name);
                found.put(
                        name + part,
                        ImmutableComponent.copyOf(component).withValues(values).withWritten(written));
            });
        }
        return found;
    }

    /** All members of a component by name, those of nested annotations for themselves. */
    static Stream<String> members(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).flatMap(member -> {
            String name = type.getSimpleName() + "." + member.getName();
            return member.getReturnType().isAnnotation()
                    ? Arrays.stream(member.getReturnType().getDeclaredMethods())
                            .map(part -> name + "." + part.getName())
                    : Stream.of(name);
        });
    }

    private static Map<String, Object> others(Method member, Object value) {
        Map<String, Object> others = new LinkedHashMap<>();
        if (value instanceof Annotation nested) {
            for (Method part : nested.annotationType().getDeclaredMethods()) {
                others(part, value(nested, part)).forEach((name, other) -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    for (Method same : nested.annotationType().getDeclaredMethods()) {
                        values.put(same.getName(), value(nested, same));
                    }
                    values.put(part.getName(), other);
                    others.put(
                            "." + part.getName() + name,
                            AnnotationView.of(nested.annotationType(), values, read -> {}));
                });
            }
        } else if (value instanceof Enum<?> constant) {
            Stream.of(constant.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != value)
                    .forEach(other -> others.put(" = " + other, other));
        } else if (value instanceof Boolean truth) {
            others.put("", !truth);
        } else if (value instanceof List<?> numbers) {
            others.put("", numbers.subList(0, numbers.size() - 1));
        } else if (value instanceof Integer number) {
            Stream.of(2 * number, number + 1, number - 1)
                    .filter(other -> isFelt(member, other))
                    .findFirst()
                    .ifPresent(other -> others.put("", other));
        } else {
            double number = (Double) value;
            Stream.of(1.1 * number, 0.9 * number, number + 0.1, 0.7)
                    .filter(other -> other != number && isFelt(member, other))
                    .findFirst()
                    .ifPresent(other -> others.put("", other));
        }
        return others;
    }

    private static boolean isFelt(Method member, double value) {
        Within within = member.getAnnotation(Within.class);
        return within == null
                || (value >= within.atLeast()
                        && value > within.above()
                        && value <= within.atMost()
                        && value < within.below()
                        && value >= within.feltFrom()
                        && value <= within.feltUntil());
    }

    private static Object value(Annotation annotation, Method member) {
        try {
            return member.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(member + " cannot be read", e);
        }
    }
}
