package saltus.processor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range that a message offers for a number, as a number within it.
 *
 * @param component name of the annotation
 * @param member whose number it is
 * @param number some number of the range
 */
record Ranged(String component, String member, String number) {
    private static final Pattern TOLD = Pattern.compile(
            "(?s)\\[Saltus/\\w+\\] @(\\w+)(?:\\.(\\w+)|'s value) is out of range.*give a value (?:in|that is) ([^\n]+)");
    private static final Pattern BOUND = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?");

    /** What a message offers; empty if it is of another kind. */
    static Optional<Ranged> of(String message) {
        Matcher told = TOLD.matcher(message);
        return told.find()
                ? Optional.of(
                        new Ranged(told.group(1), member(told), number(told.group(1), member(told), told.group(3))))
                : Optional.empty();
    }

    private static String member(Matcher told) {
        return told.group(2) == null ? "value" : told.group(2);
    }

    /** The default if there is one: other members and components are made for it. */
    private static String number(String component, String member, String range) {
        try {
            Object usual =
                    Class.forName("saltus." + component).getMethod(member).getDefaultValue();
            return usual == null ? text(within(range)) : usual.toString();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static double within(String range) {
        double[] bounds = BOUND.matcher(range)
                .results()
                .mapToDouble(bound -> Double.parseDouble(bound.group()))
                .toArray();
        return switch (bounds.length) {
            case 0 -> 2;
            case 1 -> range.contains("less than") || range.contains("at most") ? bounds[0] - 1 : bounds[0] + 1;
            default -> bounds[1] - bounds[0] > 1 ? bounds[0] + 1 : (bounds[0] + bounds[1]) / 2;
        };
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** The source with the number of the last such annotation put in its place. */
    String applied(String source) {
        int from = source.lastIndexOf("@" + component + "(");
        String named = "(\\b" + member + " = )[^,)]+";
        String alone = "(@" + component + "\\()[^,)=]+";
        String annotation = source.substring(from);
        String mended = annotation.replaceFirst(named, "$1" + number);
        return source.substring(0, from)
                + (member.equals("value") && mended.equals(annotation)
                        ? annotation.replaceFirst(alone, "$1" + number)
                        : mended);
    }
}
