package saltus.runtime.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Markup in which everything that people or files have said is text.
 *
 * @param markup for a browser
 */
record Html(String markup) {
    static final Html NONE = new Html("");

    /** A text. */
    static Html text(String said) {
        return new Html(escaped(said));
    }

    /** A text as the value of an attribute between double quotes, or between tags. */
    static String escaped(String said) {
        StringBuilder escaped = new StringBuilder(said.length());
        said.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isShown(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** Of what is no character of a page there is a mark. */
    private static boolean isShown(int c) {
        boolean isLetter = Character.isDefined(c) && Character.getType(c) != Character.SURROGATE;
        return c == '\n' || c == '\t' || (isLetter && !Character.isISOControl(c));
    }

    /**
     * An element.
     *
     * @param start its name, and attributes as they are written
     */
    static Html element(String start, Html... inside) {
        int space = start.indexOf(' ');
        String name = space < 0 ? start : start.substring(0, space);
        return new Html("<" + start + ">" + joined(List.of(inside)).markup + "</" + name + ">");
    }

    /** An element around a text. */
    static Html element(String start, String said) {
        return element(start, text(said));
    }

    /** One after the other. */
    static Html joined(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    /**
     * A table that can be pushed sideways where it is wider than the screen.
     *
     * @param head of its columns
     * @param rows the first cell of each is its name
     */
    static Html table(List<Html> head, List<Html> rows) {
        Html columns = joined(
                head.stream().map(cell -> element("th scope=\"col\"", cell)).toList());
        return element(
                "div class=\"wide\" tabindex=\"0\"",
                element("table", element("thead", element("tr", columns)), element("tbody", joined(rows))));
    }

    /** A row of a table. */
    static Html row(String start, Html name, Stream<Html> cells) {
        Html rest = joined(cells.map(cell -> element("td", cell)).toList());
        return element(start, element("th scope=\"row\"", name), rest);
    }
}
