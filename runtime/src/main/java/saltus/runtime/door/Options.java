package saltus.runtime.door;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/**
 * What stands behind a name. Every door has the same form of text: {@code NAME}, {@code NAME:ARGUMENT},
 * {@code NAME:KEY=VALUE,KEY=VALUE} or {@code NAME:ARGUMENT,KEY=VALUE}. An argument may have commas and colons of its own, such
 * as a path has; it ends where {@code ,KEY=} begins.
 *
 * <p>An offer asks for what it knows; what is given and not asked for is refused. Options that were asked for and left out are
 * written into the {@link #text} of a run with the value that they had, so that a later version with other defaults still
 * opens it.
 */
public final class Options {
    private static final Pattern BETWEEN = Pattern.compile(",(?=[A-Za-z][\\w-]*=)");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z][\\w-]*)=(.*)", Pattern.DOTALL);

    private final Offer offer;
    private final String what;
    private final String given;
    private @Nullable String argument;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> read = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private boolean argumentRead;

    /**
     * The options of a text.
     *
     * @param what the offer is, such as "network"
     * @param given the text
     */
    Options(Offer offer, String what, String given) {
        this.offer = offer;
        this.what = what;
        this.given = given;
        int colon = given.indexOf(':');
        if (colon < 0) {
            return;
        }
        List<String> parts = new ArrayList<>(Arrays.asList(BETWEEN.split(given.substring(colon + 1), -1)));
        if (!OPTION.matcher(parts.get(0)).matches()) {
            argument = parts.remove(0);
        }
        for (String part : parts) {
            Matcher option = OPTION.matcher(part);
            if (option.matches() && values.put(option.group(1), option.group(2)) != null) {
                throw refused("gives '%s' twice".formatted(option.group(1)), "give it once");
            }
        }
    }

    /**
     * The texts of a list with commas between them: {@code a,b:size=2,seed=3,c} are a, b:size=2,seed=3 and c.
     *
     * @param list no text, or some
     */
    public static List<String> texts(String list) {
        List<String> texts = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            int last = texts.size() - 1;
            if (last >= 0 && OPTION.matcher(part).matches()) {
                texts.set(last, texts.get(last) + "," + part);
            } else {
                texts.add(part);
            }
        }
        return texts;
    }

    /** A text without the options behind it: {@code data/x.npz,flip=0.5} is data/x.npz. */
    public static String beforeOptions(String text) {
        return BETWEEN.split(text, 2)[0];
    }

    /** A text without what stands between its name and its options: {@code npz:data/x.npz,flip=0.5} is npz:,flip=0.5. */
    public static String withoutArgument(String text) {
        String before = beforeOptions(text);
        return before.substring(0, before.indexOf(':') + 1) + text.substring(before.length());
    }

    /** The text as it was given. */
    public String given() {
        return given;
    }

    /** What stands between the colon and the first option. */
    public Optional<String> argument() {
        argumentRead = true;
        return Optional.ofNullable(argument);
    }

    /** The same with what is meant, and written into runs, where it is left out. */
    public String argument(String usual) {
        argumentRead = true;
        argument = argument == null ? usual : argument;
        return argument;
    }

    /**
     * True if an option is given. One that is only asked for by this, and not given, is not written into the {@link #text}: for
     * options that leave everything as it is.
     */
    public boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** An option as it stands, or what leaves everything as it is, which is not written into the {@link #text}. */
    public String given(String key, String otherwise) {
        return has(key) ? text(key, otherwise) : otherwise;
    }

    /** An option as it stands. */
    public String text(String key, String usual) {
        String value = values.getOrDefault(key, usual);
        read.put(key, value);
        return value;
    }

    /** One of several words. */
    public String choice(String key, String usual, Collection<String> words) {
        String value = text(key, usual);
        if (!words.contains(value)) {
            throw refused(
                    "has the %s '%s'%s".formatted(key, value, hint(value, words)),
                    "write " + String.join(" or ", words));
        }
        return value;
    }

    /** A whole number in [least, greatest]. */
    public int whole(String key, int usual, int least, int greatest) {
        return asWhole(key, text(key, String.valueOf(usual)), least, greatest);
    }

    /**
     * A part of the argument as a whole number in [least, greatest].
     *
     * @param called what it is, such as "size"
     */
    public int asWhole(String called, String value, int least, int greatest) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below, as a number outside the range is
        }
        throw refused(
                "has the %s '%s'".formatted(called, value),
                "give a whole number from %d to %d".formatted(least, greatest));
    }

    /** The argument as the path of a file or folder. */
    public Path path() {
        return asPath(argument().orElse(""));
    }

    /** A part of the argument as the path of a file or folder. */
    public Path asPath(String value) {
        if (value.isEmpty()) {
            throw refused("has no path", "write " + offer.form());
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw refused(
                    "has '%s', which is no path on this system (%s)".formatted(value, e.getReason()),
                    "write " + offer.form());
        }
    }

    /** A number in [least, greatest]. */
    public double number(String key, double usual, double least, double greatest) {
        return asNumber(key, text(key, String.valueOf(usual)), least, greatest);
    }

    /**
     * A part of an option as a number in [least, greatest].
     *
     * @param key what it is, such as "mean"
     */
    public double asNumber(String key, String value, double least, double greatest) {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below, as a number outside the range is
        }
        throw refused(
                "has the %s '%s'".formatted(key, value),
                String.format(Locale.ROOT, "give a number from %s to %s", least, greatest));
    }

    /**
     * A mistake in this text, as one sentence.
     *
     * @param found what is wrong, such as {@code has the width '-1'}
     * @param fix what to do, such as {@code give a whole number}
     */
    public BadInputException refused(String found, String fix) {
        return new BadInputException("The %s '%s' %s; %s.".formatted(what, given, found, fix));
    }

    /** Refuses what was given and never asked for. */
    void requireAllRead() {
        if (argument != null && !argumentRead) {
            throw refused(
                    "has '%s' behind its name, where it takes %s"
                            .formatted(argument, read.isEmpty() ? "nothing" : "options"),
                    "write " + offer.form());
        }
        Set<String> known = new LinkedHashSet<>(read.keySet());
        known.addAll(asked);
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw refused(
                        "has the option '%s', which is unknown%s".formatted(key, hint(key, known)),
                        known.isEmpty() ? "it has none" : "it has " + String.join(", ", known));
            }
        }
    }

    private static String hint(String given, Collection<String> known) {
        return Suggestion.nearest(given, known)
                .map(near -> " (did you mean '%s'?)".formatted(near))
                .orElse("");
    }

    /** The text in full: the name, the argument, and the options in the order in which they were asked for. */
    String text() {
        String options = read.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
        String both = argument == null || options.isEmpty()
                ? (argument == null ? options : argument)
                : argument + "," + options;
        return argument == null && options.isEmpty() ? offer.name() : offer.name() + ":" + both;
    }
}
