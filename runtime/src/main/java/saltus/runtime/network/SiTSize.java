package saltus.runtime.network;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;

/**
 * Width, depth, heads and patch of a SiT.
 *
 * @param width a multiple of heads, and of 4
 * @param depth blocks
 * @param heads attention heads
 * @param patch side of a patch in pixels
 */
public record SiTSize(int width, int depth, int heads, int patch) {
    private static final Map<String, SiTSize> NAMED = Map.of(
            "S/2", new SiTSize(384, 12, 6, 2),
            "B/4", new SiTSize(768, 12, 12, 4),
            "B/2", new SiTSize(768, 12, 12, 2),
            "L/2", new SiTSize(1024, 24, 16, 2),
            "XL/2", new SiTSize(1152, 28, 16, 2));
    /** How sizes are written. */
    static final String FORMS = "S/2, B/4, B/2, L/2, XL/2 or WIDTHxDEPTHxHEADS/PATCH";

    private static final Pattern CUSTOM = Pattern.compile("(\\d{1,5})x(\\d{1,3})x(\\d{1,3})/(\\d{1,3})");

    public SiTSize {
        if (width <= 0 || depth <= 0 || heads <= 0 || patch <= 0 || width % heads != 0 || width % 4 != 0) {
            throw new BadInputException("a SiT of width " + width + ", depth " + depth + ", heads " + heads + ", patch "
                    + patch + " cannot be built: all are positive, and the width is a multiple of the heads and of 4");
        }
    }

    /**
     * A size by name (S/2, B/4, B/2, L/2, XL/2) or as WIDTHxDEPTHxHEADS/PATCH, e.g. {@code 128x4x4/2}.
     *
     * @throws BadInputException if the text is neither
     */
    public static SiTSize parse(String text) {
        SiTSize named = NAMED.get(text.toUpperCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        Matcher custom = CUSTOM.matcher(text);
        if (!custom.matches()) {
            throw new BadInputException("no SiT has the size '" + text + "': write " + FORMS + " such as 128x4x4/2");
        }
        return new SiTSize(number(custom, 1), number(custom, 2), number(custom, 3), number(custom, 4));
    }

    /** The heads of the named sizes of a width; empty if there is none. */
    static Optional<Integer> heads(int width) {
        return NAMED.values().stream()
                .filter(size -> size.width() == width)
                .map(SiTSize::heads)
                .findFirst();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The name of this size, or its numbers. */
    public String text() {
        Optional<String> name = NAMED.entrySet().stream()
                .filter(entry -> entry.getValue().equals(this))
                .map(Map.Entry::getKey)
                .findFirst();
        return name.orElse(width + "x" + depth + "x" + heads + "/" + patch);
    }

    void check(int side) {
        if (side % patch != 0) {
            throw new BadInputException("samples of " + side + "x" + side + " cannot be cut into patches of " + patch
                    + "x" + patch + ": choose a patch that divides " + side);
        }
    }
}
