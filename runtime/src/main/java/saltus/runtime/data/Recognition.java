package saltus.runtime.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.Place;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.door.Options;
import saltus.runtime.door.Registry;

/** Files that are given without the name of their format. */
final class Recognition {
    private Recognition() {}

    /**
     * The text with the name of its source: as it is given if it begins with one, or if there is nothing at such a path.
     *
     * @throws BadInputException if there is something, but of no format that is known, or of several
     */
    static String of(Registry<DataSource> sources, String text) {
        String path = Options.beforeOptions(text);
        if (sources.knows(text) || !isTaken(path)) {
            return text;
        }
        List<FileSource> formats = sources.all().stream()
                .filter(FileSource.class::isInstance)
                .map(FileSource.class::cast)
                .filter(source -> source.recognises(Path.of(path)))
                .toList();
        if (formats.size() == 1) {
            return formats.get(0).name() + ":" + text;
        }
        String found = formats.isEmpty()
                ? "is in no format that is recognised"
                : "could be %s".formatted(formats.stream().map(FileSource::name).collect(Collectors.joining(" or ")));
        throw new BadInputException("'%s' %s; write the name of one before it: %s."
                .formatted(path, found, sources.forms(FileSource.class::isInstance)));
    }

    private static boolean isTaken(String path) {
        try {
            return !path.isEmpty() && Place.isTaken(Path.of(path));
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
