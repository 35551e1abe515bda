package saltus.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;
import saltus.runtime.door.Named;
import saltus.runtime.door.Registry;

/** The data that are registered. */
public final class DataSources {
    /** Between sets that are joined. */
    private static final String JOIN = " + ";

    private DataSources() {}

    /** All sources. */
    public static Registry<DataSource> registry() {
        return Registry.load(DataSource.class, "data set");
    }

    /**
     * Refuses a text that no source could open, before anything is read.
     *
     * @throws BadInputException if there is no such source, and no path whose format is recognised
     */
    public static void check(String text) {
        Registry<DataSource> sources = registry();
        named(sources, text).forEach(sources::find);
    }

    private static List<String> named(Registry<DataSource> sources, String text) {
        return Arrays.stream(text.split(Pattern.quote(JOIN), -1))
                .map(part -> Recognition.of(sources, part))
                .toList();
    }

    /**
     * The data that a text stands for: of a source, of a path whose format is recognised, or of several with {@code " + "} between
     * them. Files are read at once or when samples are needed, as the source likes.
     *
     * @throws BadInputException if there is no such source, or if its file or folder cannot be used
     */
    public static Named<DataSet> open(String text) {
        Registry<DataSource> sources = registry();
        List<Named<DataSet>> sets = new ArrayList<>();
        DataSource source = null;
        for (String named : named(sources, text)) {
            source = sources.find(named);
            sets.add(sources.open(named, DataSource::open));
        }
        if (sets.size() == 1) {
            return new Named<>(
                    sets.get(0).text(), new WatchedSet(sources, source, sets.get(0).value()));
        }
        List<String> texts = sets.stream().map(Named::text).toList();
        DataSet joined =
                JoinedSets.of(texts, sets.stream().map(Named::value).toList());
        return new Named<>(String.join(JOIN, texts), new WatchedSet(sources, source, joined));
    }
}
