package saltus.runtime.data.stored;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import saltus.graph.Shape;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;

/**
 * The names of classes for files that know numbers only: a JSON list of texts, {@code classes.json} in a folder of shards, {@code
 * x.npz.classes.json} beside a file x.npz.
 */
public final class ClassesFile {
    private static final String NAME = "classes.json";
    private static final int MOST_BYTES = 1 << 24;

    private ClassesFile() {}

    private static Path of(Path data) {
        return Place.at(data) == Place.FOLDER
                ? data.resolve(NAME)
                : data.resolveSibling(data.getFileName() + "." + NAME);
    }

    /** Writes the names for data that are there; nothing for none, and nothing where they are plain numbers. */
    public static void write(Path data, List<String> names) {
        if (!names.isEmpty() && !areNumbers(names)) {
            byte[] json = new Gson().toJson(names).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(of(data), out -> out.write(json));
        }
    }

    private static boolean areNumbers(List<String> names) {
        return IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(String.valueOf(i)));
    }

    /**
     * Records with the names that a file beside them gives to their classes; the same if there is none, or if they have names.
     *
     * @throws BadInputException if the file is damaged, or has fewer names than there are classes
     */
    static Records named(Records records, Path data) {
        if (records.classNames().isEmpty() || !areNumbers(records.classNames()) || !Place.isTaken(of(data))) {
            return records;
        }
        List<String> names = read(of(data));
        if (names.size() < records.classNames().size()) {
            throw new BadInputException("'%s' has %d names, but there are %d classes; add the others or delete it."
                    .formatted(of(data), names.size(), records.classNames().size()));
        }
        return new Named(records, names);
    }

    private static List<String> read(Path file) {
        String json = new String(ReadableFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8);
        try {
            List<String> names = new Gson().fromJson(json, new TypeToken<List<String>>() {}.getType());
            if (names != null && !names.contains(null)) {
                return names;
            }
        } catch (JsonParseException e) {
            // told below, as other contents are
        }
        throw new BadInputException(
                "'%s' is no JSON list of the names of classes; correct or delete it.".formatted(file));
    }

    /** Other names. */
    private record Named(Records records, List<String> classNames) implements Records {
        @Override
        public Form form() {
            return records.form();
        }

        @Override
        public Shape shape() {
            return records.shape();
        }

        @Override
        public int count() {
            return records.count();
        }

        @Override
        public int copies() {
            return records.copies();
        }

        @Override
        public int label(int record) {
            return records.label(record);
        }

        @Override
        public String place(int record) {
            return records.place(record);
        }

        @Override
        public void read(int record, int copy, float[] into, int from) {
            records.read(record, copy, into, from);
        }

        @Override
        public List<String> notes() {
            return records.notes();
        }
    }
}
