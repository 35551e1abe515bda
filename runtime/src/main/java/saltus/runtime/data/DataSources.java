package saltus.runtime.data;

import saltus.runtime.BadInputException;
import saltus.runtime.door.Named;
import saltus.runtime.door.Registry;

/** The data that are registered. */
public final class DataSources {
    private DataSources() {}

    /** All sources. */
    public static Registry<DataSource> registry() {
        return Registry.load(DataSource.class, "data set");
    }

    /**
     * The data that a text stands for. Files are read at once or when samples are needed, as the source likes.
     *
     * @throws BadInputException if there is no such source, or if its file or folder cannot be used
     */
    public static Named<DataSet> open(String text) {
        Registry<DataSource> sources = registry();
        DataSource source = sources.find(text);
        Named<DataSet> set = sources.open(text, DataSource::open);
        return new Named<>(set.text(), new WatchedSet(sources, source, set.value()));
    }
}
