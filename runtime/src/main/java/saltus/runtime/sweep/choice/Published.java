package saltus.runtime.sweep.choice;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.Within;
import saltus.pipeline.Card;

/**
 * Numbers of components that have no default, as recipes have them: the base's own first, then those that most recipes have,
 * then those of a member of the same name, under the same check, in another component of the slot, such as {@code coincide}.
 */
final class Published {
    private static final String ANY_NUMBER = "NumberInRange";

    private final Card base;
    private final List<Card> recipes;

    /**
     * What is known.
     *
     * @param recipes others than the base, in any order
     */
    Published(Card base, Collection<Card> recipes) {
        this.base = base;
        this.recipes = List.copyOf(recipes);
    }

    /** Values of members, all of them from one recipe if there is one; those that nobody says are missing. */
    Map<String, Object> values(Class<? extends Annotation> type, List<Method> members) {
        Optional<Map<String, Object>> together = first(card -> tuple(card, type, members));
        return together.orElseGet(() -> oneByOne(type, members));
    }

    private static Stream<Map<String, Object>> tuple(
            Card card, Class<? extends Annotation> type, List<Method> members) {
        return parts(card, type).filter(part -> part.kind().equals(type)).map(part -> {
            Map<String, Object> values = new LinkedHashMap<>();
            members.forEach(member -> values.put(member.getName(), value(part, member)));
            return values;
        });
    }

    private Map<String, Object> oneByOne(Class<? extends Annotation> type, List<Method> members) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method member : members) {
            Optional<Object> value = first(card -> parts(card, type)
                    .flatMap(part -> sameMember(part.kind(), member).map(same -> value(part, same))));
            value.ifPresent(found -> values.put(member.getName(), found));
        }
        return values;
    }

    private static Stream<Method> sameMember(Class<? extends Annotation> type, Method member) {
        return ComponentText.members(type)
                .filter(other ->
                        other.getName().equals(member.getName()) && check(other).equals(check(member)))
                .filter(other -> !check(member).isEmpty());
    }

    /** The check that says what a member may be; empty if it has none of its own. */
    private static String check(Method member) {
        Within within = member.getAnnotation(Within.class);
        return within == null || within.id().equals(ANY_NUMBER) ? "" : within.id();
    }

    private static Stream<Card.Part> parts(Card card, Class<? extends Annotation> type) {
        return card.components().stream()
                .filter(part -> part.category()
                        == type.getAnnotation(saltus.Component.class).value());
    }

    private static Object value(Card.Part part, Method member) {
        Object written = part.written().get(member.getName());
        return written != null ? written : member.getDefaultValue();
    }

    /** What the base has, or what most others have; of equally many the first by its text. */
    private <T> Optional<T> first(Function<Card, Stream<T>> find) {
        Optional<T> own = find.apply(base).findFirst();
        if (own.isPresent()) {
            return own;
        }
        Map<T, Long> counts = recipes.stream()
                .flatMap(find)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<T, Long> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
