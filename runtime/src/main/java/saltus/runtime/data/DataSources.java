package saltus.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
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

    /**
     * What files hold, before it is seen in any way.
     *
     * @param text of one set of files
     * @throws BadInputException if it is none
     */
    public static Named<Records> records(String text) {
        Registry<DataSource> sources = registry();
        return sources.open(Recognition.of(sources, text), (source, options) -> {
            if (source instanceof FileSource files) {
                return files.stored(options);
            }
            throw new BadInputException(
                    "The data '%s' are in no files; give files or a folder, by their path.".formatted(text));
        });
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
        List<String> named = named(sources, text);
        List<Named<DataSet>> sets = new ArrayList<>();
        for (String one : named) {
            sets.add(sources.open(one, DataSource::open));
        }
        List<String> texts = sets.stream().map(Named::text).toList();
        DataSet whole = sets.size() == 1
                ? sets.get(0).value()
                : JoinedSets.of(texts, sets.stream().map(Named::value).toList());
        DataSource first = sources.find(named.get(0));
        return new Named<>(String.join(JOIN, texts), new WatchedSet(sources, first, whole));
    }
}
