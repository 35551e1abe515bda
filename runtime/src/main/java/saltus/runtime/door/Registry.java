package saltus.runtime.door;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import saltus.graph.GraphException;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/**
 * What has come in by a door.
 *
 * @param <T> the door
 */
public final class Registry<T extends Offer> {
    private static final String NAME = "[A-Za-z][\\w-]*";
    private static final int LONGEST_FORM = 24;
    private static final int LONGEST_LINE = 100;
    private static final String NEXT_LINE = System.lineSeparator() + "      ";

    private final Class<T> door;
    private final String what;
    private final List<T> offers;

    private Registry(Class<T> door, String what, List<T> offers) {
        this.door = door;
        this.what = what;
        this.offers = offers;
    }

    /**
     * What is registered for a door, sorted by name.
     *
     * @param what one of them is called, such as "network"
     * @throws BadInputException if one cannot be loaded, has no proper name, or has the name of another
     */
    public static <T extends Offer> Registry<T> load(Class<T> door, String what) {
        ClassLoader loader = Registry.class.getClassLoader();
        String remedy =
                "it has to be a public class with a public constructor without parameters, compiled with this version";
        List<T> offers = Services.load(door, what, "", remedy, loader).stream()
                .sorted(Comparator.comparing(offer -> key(offer.name())))
                .toList();
        Registry<T> registry = new Registry<>(door, what, offers);
        registry.requireNames();
        return registry;
    }

    private void requireNames() {
        Map<String, T> known = new HashMap<>();
        for (T offer : offers) {
            if (!offer.name().matches(NAME)) {
                throw new BadInputException(
                        "The %s %s has the name '%s', which no text can have; begin with a letter and go on with letters, digits, dashes or underscores."
                                .formatted(what, type(offer), offer.name()));
            }
            T other = known.put(key(offer.name()), offer);
            if (other != null) {
                throw new BadInputException(
                        "Two classes offer the %s '%s', %s and %s; rename one, or take one from the %s path."
                                .formatted(what, offer.name(), type(other), type(offer), Services.path()));
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name of an offer's class. */
    public static String type(Offer offer) {
        return offer.getClass().getName();
    }

    /** The door itself. */
    public Class<T> door() {
        return door;
    }

    /** What one of them is called. */
    public String what() {
        return what;
    }

    /** Everything, sorted by name. */
    public List<T> all() {
        return offers;
    }

    /** What is taken where no name is given, in this order. */
    public List<T> usual() {
        return offers.stream()
                .filter(offer -> offer.usualPlace() > 0)
                .sorted(Comparator.comparingInt(Offer::usualPlace))
                .toList();
    }

    /**
     * What a text stands for.
     *
     * @param make asks an offer for it, by options
     * @throws BadInputException if there is no such offer, or if its options are refused; what an offer throws besides is
     *     told with its class
     */
    public <R> Named<R> open(String text, BiFunction<? super T, Options, R> make) {
        T offer = find(text);
        Options options = new Options(offer, what, text);
        R value = guarded(offer, () -> make.apply(offer, options));
        options.requireAllRead();
        return new Named<>(options.text(), value);
    }

    /**
     * Does what an offer's own code does, and tells what it throws with its name and class.
     *
     * @throws BadInputException if it throws
     */
    public <R> R guarded(T offer, Supplier<R> work) {
        try {
            return work.get();
        } catch (BadInputException said) {
            throw said;
        } catch (RuntimeException wrong) {
            throw broken(offer, wrong);
        }
    }

    private BadInputException broken(T offer, RuntimeException cause) {
        String says = cause instanceof GraphException ? cause.getMessage() : cause.toString();
        String at = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(type(offer)))
                .findFirst()
                .map(frame -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
        return new BadInputException(
                "The %s '%s' of the class %s failed%s: %s".formatted(what, offer.name(), type(offer), at, says), cause);
    }

    /**
     * The offer that a text begins with.
     *
     * @throws BadInputException if there is none
     */
    public T find(String text) {
        return offer(text).orElseThrow(() -> unknown(name(text)));
    }

    /** True if a text begins with the name of an offer. */
    public boolean knows(String text) {
        return offer(text).isPresent();
    }

    private Optional<T> offer(String text) {
        return offers.stream()
                .filter(offer -> offer.name().equalsIgnoreCase(name(text)))
                .findFirst();
    }

    private static String name(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private BadInputException unknown(String name) {
        List<String> names = offers.stream().map(Offer::name).toList();
        String hint = Suggestion.nearest(name, names)
                .map(near -> "did you mean '%s'? ".formatted(near))
                .orElse("");
        return new BadInputException("There is no %s '%s' on the %s path; %sthere are %s.%s"
                .formatted(what, name, Services.path(), hint, forms(offer -> true), Services.advice(door, what, "..")));
    }

    /** How those of a kind are written, with commas between them. */
    public String forms(Predicate<? super T> kind) {
        return offers.stream().filter(kind).map(Offer::form).collect(Collectors.joining(", "));
    }

    /** A text for each, of a line or some: how it is written, and what it is. */
    public List<String> help() {
        int width = offers.stream()
                .mapToInt(offer -> offer.form().length())
                .filter(length -> length <= LONGEST_FORM)
                .max()
                .orElse(0);
        return offers.stream().map(offer -> help(offer, width)).toList();
    }

    private static String help(Offer offer, int width) {
        String form = offer.form();
        return form.length() <= width
                ? form + " ".repeat(width + 2 - form.length()) + offer.summary()
                : String.join(NEXT_LINE, Wrapping.of(form, "[,", LONGEST_LINE))
                        + NEXT_LINE
                        + String.join(NEXT_LINE, Wrapping.of(offer.summary(), " ", LONGEST_LINE));
    }
}
