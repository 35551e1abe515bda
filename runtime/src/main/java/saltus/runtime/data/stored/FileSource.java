package saltus.runtime.data.stored;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import saltus.runtime.Place;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.door.Options;

/**
 * A format of files. It reads {@link Records}; how a model sees them is the same for all formats. A path that is given without the
 * name of a format is read by the one format that recognises it.
 */
public abstract class FileSource implements DataSource {
    /**
     * Whether a file or folder is of this format, by its first bytes or by the names in it: quickly, and never with an exception
     * for what is not. At most one format may recognise a path.
     *
     * @param path exists
     */
    public abstract boolean recognises(Path path);

    /**
     * What the files hold.
     *
     * @param options argument and further options, each of which is asked for before this returns
     * @throws saltus.runtime.BadInputException if it cannot be read or makes no set
     */
    protected abstract Records records(Options options);

    /**
     * Another part of the same files, for formats that have parts with names.
     *
     * @param name of the part, such as "val"
     * @throws saltus.runtime.BadInputException if there are no such parts
     */
    protected Records part(Options options, String name) {
        throw options.refused("has no part '%s'".formatted(name), "write held=SHARE, such as held=0.05");
    }

    /** What the files hold, their classes by the names that a file beside them gives. */
    public final Records stored(Options options) {
        Records records = records(options);
        return options.argument()
                .filter(FileSource::isTaken)
                .map(argument -> ClassesFile.named(records, options.asPath(argument)))
                .orElse(records);
    }

    /** A format may take more than a path as its argument. */
    private static boolean isTaken(String argument) {
        try {
            return Place.isTaken(Path.of(argument));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    @Override
    public final DataSet open(Options options) {
        String held = options.given("held", "0");
        FiniteSet set = StoredSet.of(stored(options), options);
        return held.matches("[0-9.].*") ? set : set.judgedBy(StoredSet.like(set, part(options, held), options));
    }
}
