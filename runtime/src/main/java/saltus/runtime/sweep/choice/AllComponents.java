package saltus.runtime.sweep.choice;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import saltus.Category;
import saltus.pipeline.AnnotationView;

/**
 * What {@code *} stands for: every component of a slot. Members stay at their defaults; those without one take each of their
 * constants, each number that the component names, or what recipes have.
 */
final class AllComponents {
    private final Language language;
    private final Published published;

    AllComponents(Language language, Published published) {
        this.language = language;
        this.published = published;
    }

    /**
     * What was found.
     *
     * @param annotations by component
     * @param leftOut those for which a number is not known
     */
    record Found(List<Annotation> annotations, List<LeftOut> leftOut) {}

    Found of(Category category) {
        List<Annotation> found = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Class<? extends Annotation> type : language.of(category)) {
            List<Annotation> all = all(type);
            found.addAll(all);
            if (all.isEmpty()) {
                leftOut.add(new LeftOut(
                        type.getSimpleName(),
                        "no recipe says a value of a member that has no default; write " + ComponentText.form(type)));
            }
        }
        return new Found(found, leftOut);
    }

    /** All forms of a component; none if a number is not known. */
    List<Annotation> all(Class<? extends Annotation> type) {
        List<Method> open = ComponentText.members(type)
                .filter(member -> member.getDefaultValue() == null)
                .toList();
        List<Method> numbers = open.stream()
                .filter(member -> Set.<Class<?>>of(int.class, double.class, double[].class)
                        .contains(member.getReturnType()))
                .toList();
        List<Method> nameless = numbers.stream()
                .filter(member -> NamedNumbers.of(type, member).isEmpty())
                .toList();
        Map<String, Object> known = nameless.isEmpty() ? Map.of() : published.values(type, nameless);
        List<Map<String, Object>> forms = new ArrayList<>(List.of(Map.of()));
        for (Method member : open) {
            List<?> values = nameless.contains(member)
                    ? Optional.ofNullable(known.get(member.getName())).stream().toList()
                    : numbers.contains(member)
                            ? List.copyOf(NamedNumbers.of(type, member).values())
                            : constants(member);
            forms = forms.stream()
                    .flatMap(form -> values.stream().map(value -> with(form, member, value)))
                    .collect(Collectors.toList());
        }
        return forms.stream()
                .map(form -> (Annotation) AnnotationView.of(type, form, member -> {}))
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> form, Method member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(form);
        more.put(member.getName(), value);
        return more;
    }

    private List<?> constants(Method member) {
        Class<?> kind = member.getReturnType();
        if (kind.isEnum()) {
            return Arrays.asList(kind.getEnumConstants());
        }
        if (kind == boolean.class) {
            return List.of(false, true);
        }
        if (kind.isAnnotation()) {
            return all(kind.asSubclass(Annotation.class));
        }
        throw new IllegalStateException("nobody knows all values of " + member);
    }
}
