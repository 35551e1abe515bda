package saltus.runtime.door;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines. */
final class Wrapping {
    private Wrapping() {}

    /**
     * Lines of a text, each as long as it may be; a part without a place to break it stays whole.
     *
     * @param mark a line begins with it, or behind it if it is a blank
     * @param longest letters of a line
     */
    static List<String> of(String text, String mark, int longest) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > longest) {
            int last = rest.lastIndexOf(mark, longest);
            int at = last > 0 ? last : rest.indexOf(mark, longest);
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at));
            rest = rest.substring(at).strip();
        }
        lines.add(rest);
        return lines;
    }
}
