package saltus.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All pages. A list beside them names them by constraint, since resources of a jar cannot be enumerated. */
public final class Pages {
    private static final String PREFIX = "Saltus/";
    private static final Pattern HEADING = Pattern.compile("(?:(C\\d+): )?(.+)");
    private static final List<Topic> TOPICS = topics(resource("index.txt"));

    private Pages() {}

    /** The constraints in order, then the language. A page that keeps several constraints is listed under each. */
    public static List<Topic> topics() {
        return TOPICS;
    }

    /** Every id once. */
    public static List<String> ids() {
        return TOPICS.stream().flatMap(topic -> topic.ids().stream()).distinct().toList();
    }

    /** The page of an id, which may stand as messages show it: {@code Saltus/Id}, {@code [Saltus/Id]}; in any case. */
    public static Optional<Page> find(String id) {
        String bare = isMarked(id) ? unmarked(id) : id;
        return ids().stream()
                .filter(known -> known.equalsIgnoreCase(bare))
                .findFirst()
                .map(known -> Page.parse(resource(known + ".md")));
    }

    /** The topic of a constraint's name, in any case. */
    public static Optional<Topic> topic(String constraint) {
        return TOPICS.stream()
                .filter(topic -> !topic.name().isEmpty() && topic.name().equalsIgnoreCase(constraint))
                .findFirst();
    }

    /** True for {@code Saltus/..}, with or without brackets: what can be nothing but the id of a page. */
    public static boolean isMarked(String id) {
        return unbracketed(id).regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** The id within {@code [Saltus/Id]}. */
    public static String unmarked(String marked) {
        return unbracketed(marked).substring(PREFIX.length());
    }

    private static String unbracketed(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static List<Topic> topics(String index) {
        List<Topic> topics = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> lines = index.lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (line.startsWith(" ")) {
                ids.add(0, line.strip());
            } else {
                Matcher heading = HEADING.matcher(line);
                if (!heading.matches()) {
                    throw new IllegalStateException("the index of pages has a line that is no heading: " + line);
                }
                topics.add(0, new Topic(heading.group(1) == null ? "" : heading.group(1), heading.group(2), ids));
                ids.clear();
            }
        }
        return List.copyOf(topics);
    }

    private static String resource(String name) {
        try (InputStream stream = Pages.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource saltus/pages/" + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource saltus/pages/" + name + " cannot be read", e);
        }
    }
}
