package saltus.runtime.sweep.choice;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.pipeline.AnnotationView;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/**
 * Components as somebody writes them on a command line: {@code UniformTimes(coincide=0.5)}, {@code UniformTimes(0.5)} where
 * there is one member, {@code TwoStep(first=Step(solver=DDIM,velocity=CONDITIONAL),..)}. Members are numbers, lists of them such as {@code
 * {1,0.6,0.2}}, truth values, constants by their name and annotations.
 */
final class ComponentText {
    private final String given;

    private ComponentText(String given) {
        this.given = given;
    }

    /**
     * The component that a text stands for.
     *
     * @param type of the component, whose name stands before the parentheses
     * @throws BadInputException if a member is unknown, missing or has no value of its kind
     */
    static Annotation read(Class<? extends Annotation> type, String given) {
        return new ComponentText(given).annotation(type, given);
    }

    /** The name before the parentheses. */
    static String name(String text) {
        int open = text.indexOf('(');
        return (open < 0 ? text : text.substring(0, open)).strip().replaceFirst("^@", "");
    }

    /** A list with commas between its texts, of which those in parentheses or braces part nothing. */
    static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(list.substring(start).strip());
        return parts;
    }

    /** The text of a component. */
    static String of(Annotation annotation) {
        Map<String, Object> written = AnnotationView.written(annotation);
        String name = annotation.annotationType().getSimpleName();
        if (written.isEmpty()) {
            return name;
        }
        boolean isAlone = annotation.annotationType().getDeclaredMethods().length == 1;
        return name
                + written.entrySet().stream()
                        .map(member -> (isAlone ? "" : member.getKey() + "=") + valueText(member.getValue()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String valueText(Object value) {
        if (value instanceof Annotation nested) {
            return of(nested);
        }
        if (value instanceof List<?> numbers) {
            return numbers.stream().map(ComponentText::valueText).collect(Collectors.joining(",", "{", "}"));
        }
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }

    private Annotation annotation(Class<? extends Annotation> type, String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String part : inside(text)) {
            int equals = equalsSign(part);
            String name =
                    equals < 0 ? onlyMember(type) : part.substring(0, equals).strip();
            Method member = member(type, name);
            if (values.put(
                            name,
                            value(
                                    member.getReturnType(),
                                    type,
                                    part.substring(equals + 1).strip()))
                    != null) {
                throw refused("gives '%s' twice".formatted(name), "give it once");
            }
        }
        List<String> missing = members(type)
                .filter(member -> member.getDefaultValue() == null && !values.containsKey(member.getName()))
                .map(Method::getName)
                .toList();
        if (!missing.isEmpty()) {
            throw refused(
                    "does not say '%s', for which %s has no default"
                            .formatted(String.join("', '", missing), type.getSimpleName()),
                    "write " + form(type));
        }
        return AnnotationView.of(type, values, member -> {});
    }

    /** What stands between the parentheses; nothing if there are none. */
    private List<String> inside(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return List.of();
        }
        if (!text.endsWith(")")
                || text.chars().filter(c -> c == '(').count()
                        != text.chars().filter(c -> c == ')').count()) {
            throw refused("has a parenthesis without the other", "close it");
        }
        String inside = text.substring(open + 1, text.length() - 1).strip();
        return inside.isEmpty() ? List.of() : parts(inside);
    }

    /** The place of the sign between a member's name and its value, which may have such signs in parentheses. */
    private static int equalsSign(String part) {
        int equals = part.indexOf('=');
        int open = part.indexOf('(');
        return open >= 0 && open < equals ? -1 : equals;
    }

    private String onlyMember(Class<? extends Annotation> type) {
        List<String> names = members(type).map(Method::getName).toList();
        if (names.contains("value")) {
            return "value";
        }
        if (names.size() != 1) {
            throw refused("does not say which member a value is for", "write " + form(type));
        }
        return names.get(0);
    }

    private Method member(Class<? extends Annotation> type, String name) {
        List<String> names = members(type).map(Method::getName).toList();
        return members(type)
                .filter(member -> member.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(
                        "has the member '%s', which %s has not%s"
                                .formatted(name, type.getSimpleName(), hint(name, names)),
                        names.isEmpty() ? "it has none" : "write " + form(type)));
    }

    private Object value(Class<?> kind, Class<? extends Annotation> owner, String text) {
        if (kind.isEnum()) {
            return constant(kind, text);
        }
        if (kind == boolean.class) {
            return truth(text);
        }
        if (kind == double.class) {
            return named(owner, text).orElseGet(() -> number(text));
        }
        if (kind == double[].class) {
            return numbers(text);
        }
        if (kind == int.class) {
            return whole(text);
        }
        if (kind.isAnnotation()) {
            Class<? extends Annotation> type = kind.asSubclass(Annotation.class);
            if (!name(text).equalsIgnoreCase(type.getSimpleName())) {
                throw refused(
                        "has '%s' where a %s belongs".formatted(text, type.getSimpleName()), "write " + form(type));
            }
            return annotation(type, text);
        }
        throw new IllegalStateException("no text stands for a %s of %s".formatted(kind, owner));
    }

    private Object constant(Class<?> kind, String text) {
        List<String> names =
                Arrays.stream(kind.getEnumConstants()).map(String::valueOf).toList();
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text.replaceFirst("^.*\\.", "")))
                .findFirst()
                .orElseThrow(() -> refused(
                        "has the value '%s', which there is not%s".formatted(text, hint(text, names)),
                        "write " + String.join(" or ", names)));
    }

    private boolean truth(String text) {
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw refused("has the value '%s'".formatted(text), "write true or false");
        }
        return Boolean.parseBoolean(text);
    }

    /** A number by a name that the component gives to it. */
    private static Optional<Double> named(Class<? extends Annotation> type, String text) {
        String name = text.replaceFirst("^.*\\.", "");
        return NamedNumbers.of(type).entrySet().stream()
                .filter(number -> number.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private double number(String text) {
        try {
            double number = Double.parseDouble(text.replace("_", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below, as one that is not finite is
        }
        throw refused("has the value '%s'".formatted(text), "give a number");
    }

    private List<Double> numbers(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw refused("has the value '%s'".formatted(text), "give numbers in braces, such as {1,0.5}");
        }
        return parts(text.substring(1, text.length() - 1)).stream()
                .map(this::number)
                .toList();
    }

    private int whole(String text) {
        try {
            return Integer.parseInt(text.replace("_", ""));
        } catch (NumberFormatException none) {
            throw refused("has the value '%s'".formatted(text), "give a whole number");
        }
    }

    /** The members in the order of their names, since those of a class have none. */
    static Stream<Method> members(Class<? extends Annotation> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(member -> !Modifier.isStatic(member.getModifiers()))
                .sorted(Comparator.comparing(Method::getName));
    }

    /** How a component is written. */
    static String form(Class<? extends Annotation> type) {
        UnaryOperator<String> kinds = kind -> kind.equals("double[]")
                ? "{number,..}"
                : kind.toLowerCase(Locale.ROOT).replace("double", "number");
        return members(type)
                .map(member -> "%s=%s"
                        .formatted(
                                member.getName(),
                                kinds.apply(member.getReturnType().getSimpleName())))
                .collect(Collectors.joining(",", type.getSimpleName() + "(", ")"));
    }

    private static String hint(String name, List<String> known) {
        return Suggestion.nearest(name, known)
                .map(near -> " (did you mean '%s'?)".formatted(near))
                .orElse("");
    }

    private BadInputException refused(String found, String fix) {
        return new BadInputException("The choice '%s' %s; %s.".formatted(given, found, fix));
    }
}
