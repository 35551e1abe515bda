package saltus.runtime.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbered remarks below a table; equal ones have one number. */
final class Footnotes {
    private final List<String> notes = new ArrayList<>();

    /** The mark of a remark, which may have several lines and gets one. */
    String mark(String text) {
        String note = text.lines().map(String::strip).collect(Collectors.joining(" "));
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return "(" + (notes.indexOf(note) + 1) + ")";
    }

    /** The remarks as a numbered list, each ended by a newline. */
    String list() {
        return IntStream.range(0, notes.size())
                .mapToObj(i -> (i + 1) + ". " + notes.get(i) + "\n")
                .collect(Collectors.joining());
    }
}
