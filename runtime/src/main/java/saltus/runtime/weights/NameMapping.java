package saltus.runtime.weights;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.ReadableFile;

/**
 * Names of a file's tensors, and what they are called in a network. A line is {@code theirs = ours}; a star on both sides
 * stands for the same letters, as in {@code net.*.w = *.weight}. The first line that fits a name counts; what no line fits
 * keeps its name. Empty lines and what follows a {@code #} are comments.
 */
public final class NameMapping {
    private static final int MOST_BYTES = 1 << 22;

    /** Nothing is called otherwise. */
    public static final NameMapping NONE = new NameMapping(List.of());

    private final List<Line> lines;

    private NameMapping(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it cannot be read, or a line of it is none
     */
    public static NameMapping read(Path path) {
        String[] text = new String(ReadableFile.bytes(path, MOST_BYTES), StandardCharsets.UTF_8).split("\r?\n", -1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < text.length; i++) {
            String line = text[i].replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                lines.add(line(path, i + 1, line));
            }
        }
        return new NameMapping(lines);
    }

    private static Line line(Path path, int number, String text) {
        String[] sides = text.split("=", -1);
        if (sides.length == 2 && !sides[0].isBlank() && !sides[1].isBlank()) {
            String theirs = sides[0].strip();
            String ours = sides[1].strip();
            if (stars(theirs) == stars(ours) && stars(theirs) <= 1) {
                return new Line(theirs, ours);
            }
        }
        throw new BadInputException(
                "Line %d of '%s' is %s, which maps no name; write 'theirs = ours', with one star on both sides or none."
                        .formatted(number, path, Quoted.of(text)));
    }

    private static long stars(String text) {
        return text.chars().filter(letter -> letter == '*').count();
    }

    /**
     * The tensors by the names that a network has for them.
     *
     * @throws BadInputException if two of them get the same name
     */
    public Map<String, StoredTensor> apply(Map<String, StoredTensor> tensors) {
        if (lines.isEmpty()) {
            return tensors;
        }
        Map<String, StoredTensor> mapped = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            String ours = ours(name);
            if (mapped.put(ours, tensor) != null) {
                throw new BadInputException(
                        "The mapping gives the name %s to two tensors, of which one is %s; name one of them otherwise."
                                .formatted(Quoted.of(ours), Quoted.of(name)));
            }
        });
        return mapped;
    }

    private String ours(String name) {
        for (Line line : lines) {
            if (line.fits(name)) {
                return line.ours(name);
            }
        }
        return name;
    }

    private record Line(String theirs, String ours) {
        boolean fits(String name) {
            int star = theirs.indexOf('*');
            return star < 0
                    ? name.equals(theirs)
                    : name.length() >= theirs.length() - 1
                            && name.startsWith(theirs.substring(0, star))
                            && name.endsWith(theirs.substring(star + 1));
        }

        String ours(String name) {
            int star = theirs.indexOf('*');
            return star < 0
                    ? ours
                    : ours.replace("*", name.substring(star, name.length() - (theirs.length() - star - 1)));
        }
    }
}
