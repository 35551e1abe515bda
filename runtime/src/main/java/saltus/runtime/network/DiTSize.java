package saltus.runtime.network;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;

/**
 * Width, depth, heads and patch of a {@link DiT}.
 *
 * @param width a multiple of four times the heads
 * @param depth blocks
 * @param heads attention heads
 * @param patch side of a patch in pixels
 */
public record DiTSize(int width, int depth, int heads, int patch) {
    /** How sizes are written. */
    static final String FORMS = "S/2, B/2, L/2, XL/2 with any patch, or WIDTHxDEPTH[xHEADS]/PATCH";

    private static final Map<String, DiTSize> NAMED = Map.of(
            "S", new DiTSize(384, 12, 6, 1),
            "B", new DiTSize(768, 12, 12, 1),
            "L", new DiTSize(1024, 24, 16, 1),
            "XL", new DiTSize(1152, 28, 16, 1));
    private static final Pattern FORM = Pattern.compile(
            "(?:(S|B|L|XL)|(\\d{1,5})x(\\d{1,3})(?:x(\\d{1,3}))?)/(\\d{1,3})", Pattern.CASE_INSENSITIVE);

    /** Entries of a head where the number of heads is left open. */
    private static final int USUAL_HEAD = 64;

    public DiTSize {
        if (width <= 0 || depth <= 0 || heads <= 0 || patch <= 0 || width % (4 * heads) != 0) {
            throw new BadInputException(
                    "a DiT of width " + width + ", depth " + depth + ", heads " + heads + ", patch " + patch
                            + " cannot be built: all are positive, and the width is a multiple of four times the heads");
        }
    }

    /**
     * A size by name with a patch (S/2, XL/1) or as WIDTHxDEPTH/PATCH, with heads of 64 entries, or WIDTHxDEPTHxHEADS/PATCH.
     *
     * @throws BadInputException if the text is none of these
     */
    public static DiTSize parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new BadInputException("no DiT has the size '" + text + "': write " + FORMS + " such as 128x4/2");
        }
        int patch = Integer.parseInt(form.group(5));
        DiTSize named = form.group(1) == null ? null : NAMED.get(form.group(1).toUpperCase(Locale.ROOT));
        if (named != null) {
            return new DiTSize(named.width, named.depth, named.heads, patch);
        }
        int width = Integer.parseInt(form.group(2));
        int heads = form.group(4) == null ? Math.max(1, width / USUAL_HEAD) : Integer.parseInt(form.group(4));
        return new DiTSize(width, Integer.parseInt(form.group(3)), heads, patch);
    }

    /** The name of this size, or its numbers. */
    public String text() {
        Optional<String> name = NAMED.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new DiTSize(width, depth, heads, 1)))
                .map(Map.Entry::getKey)
                .findFirst();
        return name.orElse(width + "x" + depth + "x" + heads) + "/" + patch;
    }

    /** Entries of a head. */
    int head() {
        return width / heads;
    }

    /** Entries within a gated layer, which has as many weights as a plain one of four times the width. */
    int hidden() {
        return 8 * width / 3;
    }

    void check(int height, int breadth) {
        if (height % patch != 0 || breadth % patch != 0) {
            throw new BadInputException("samples of " + height + "x" + breadth + " cannot be cut into patches of "
                    + patch + "x" + patch + ": choose a patch that divides both");
        }
    }
}
