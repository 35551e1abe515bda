package saltus.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** All pages: the texts that lie beside this class. A page says itself which constraints it keeps, nothing else names it. */
public final class Pages {
    private static final String PREFIX = "Saltus/";
    private static final String TEXT = ".md";
    private static final String CONSTRAINTS = "constraints.txt";
    private static final List<Page> PAGES =
            names().map(name -> Page.parse(resource(name))).toList();
    private static final List<Topic> TOPICS = collectTopics();

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
        return PAGES.stream().filter(page -> page.id().equalsIgnoreCase(bare)).findFirst();
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

    private static List<Topic> collectTopics() {
        List<Topic> topics = new ArrayList<>();
        for (String line : resource(CONSTRAINTS).lines().toList()) {
            String[] parts = line.split(": ", 2);
            topics.add(new Topic(
                    parts[0], parts[1], ids(page -> page.constraints().contains(parts[0]), parts[0])));
        }
        topics.add(new Topic(
                "", "The language itself", ids(page -> page.constraints().isEmpty(), "")));
        return List.copyOf(topics);
    }

    /** Ids of some pages; those that keep a constraint before all others come first. */
    private static List<String> ids(Predicate<Page> wanted, String constraint) {
        return PAGES.stream()
                .filter(wanted)
                .sorted(Comparator.comparingInt(page -> page.constraints().indexOf(constraint)))
                .map(Page::id)
                .toList();
    }

    /** Names of the pages' files, in alphabetical order, from wherever this class is: a folder, a jar, or a module. */
    private static Stream<String> names() {
        URL here = Pages.class.getResource(CONSTRAINTS);
        if (here == null) {
            throw new IllegalStateException("the resource saltus/pages/" + CONSTRAINTS + " is missing");
        }
        try {
            URLConnection connection = here.openConnection();
            return (connection instanceof JarURLConnection jar ? packed(jar) : loose(here))
                    .stream().filter(name -> name.endsWith(TEXT)).sorted();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the pages beside " + here + " cannot be listed", e);
        }
    }

    private static List<String> packed(JarURLConnection jar) throws IOException {
        String folder = jar.getEntryName().replace(CONSTRAINTS, "");
        return jar.getJarFile().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .toList();
    }

    private static List<String> loose(URL here) throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(here.toURI()).getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
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
