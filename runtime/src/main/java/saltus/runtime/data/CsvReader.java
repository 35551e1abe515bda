package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;
import saltus.runtime.ReadableFile;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/**
 * Reads a table of numbers: a point a line, coordinates separated by semicolons, commas or blanks, decided by the first
 * line. Empty lines and lines that start with # do not count; a first line without any number is a header.
 */
final class CsvReader {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final long MEGABYTE = 1 << 20;
    /** Of a block of points; memory grows by one at a time. */
    private static final int BLOCK_NUMBERS = 1 << 16;
    /** A number with all digits that matter has fewer, and its separator. */
    private static final int MOST_BYTES = 32;

    private final Path file;
    private Pattern separator = BLANKS;
    private final List<float[]> blocks = new ArrayList<>();
    private int pointsInBlock;
    private int points;
    private int columns;
    private int firstLine;

    private CsvReader(Path file) {
        this.file = file;
    }

    /**
     * The points of a file.
     *
     * @throws BadInputException if the file cannot be read, has no points, or has a line that is no point
     */
    static Records read(Path file) {
        CsvReader reader = new CsvReader(file);
        reader.read();
        if (reader.points == 0) {
            throw new BadInputException(
                    "'%s' has no points; give a file with a point a line, such as 0.5,-1.25".formatted(file));
        }
        return new Points(file, List.copyOf(reader.blocks), reader.pointsInBlock, reader.columns, reader.points);
    }

    /** The points, in blocks. */
    private record Points(Path file, List<float[]> blocks, int pointsInBlock, int columns, int count)
            implements Records {
        @Override
        public Form form() {
            return Form.POINTS;
        }

        @Override
        public Shape shape() {
            return Shape.of(columns);
        }

        @Override
        public List<String> classNames() {
            return List.of();
        }

        @Override
        public int label(int record) {
            return 0;
        }

        @Override
        public String place(int record) {
            return "'%s' point %d".formatted(file, record + 1);
        }

        @Override
        public void read(int record, int copy, float[] into, int from) {
            System.arraycopy(blocks.get(record / pointsInBlock), record % pointsInBlock * columns, into, from, columns);
        }
    }

    private void read() {
        requireMemory(ReadableFile.require(file) / MOST_BYTES);
        // The decoder replaces what is not UTF-8, so that a header in another encoding does no harm.
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new TableBytes(file, Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    add(number, text);
                }
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }

    private void add(int line, String text) {
        boolean first = columns == 0;
        if (first) {
            separator = separator(text);
        }
        CsvNumber[] fields =
                Arrays.stream(separator.split(text, -1)).map(CsvNumber::of).toArray(CsvNumber[]::new);
        if (first) {
            columns = fields.length;
            firstLine = line;
            pointsInBlock = Math.max(1, BLOCK_NUMBERS / columns);
            if (isHeader(text, fields)) {
                return;
            }
        }
        append(line, text, fields);
    }

    /** Names of columns: no number among them, and at least a letter. */
    private static boolean isHeader(String text, CsvNumber[] fields) {
        return Arrays.stream(fields).allMatch(CsvNumber::text)
                && text.codePoints().anyMatch(Character::isLetter);
    }

    private static Pattern separator(String text) {
        if (text.contains(";")) {
            return Pattern.compile(";");
        }
        return text.contains(",") ? Pattern.compile(",") : BLANKS;
    }

    private void append(int line, String text, CsvNumber[] fields) {
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].problem().isEmpty()) {
                String field = separator.split(text, -1)[i].strip();
                throw new BadInputException("'%s' line %d column %d is %s, which is %s."
                        .formatted(file, line, i + 1, Quoted.of(field), fields[i].problem()));
            }
        }
        if (fields.length != columns) {
            throw new BadInputException(
                    "'%s' line %d has %d columns, but line %d has %d; give every point equally many."
                            .formatted(file, line, fields.length, firstLine, columns));
        }
        int place = points % pointsInBlock;
        if (place == 0) {
            requireMemory((blocks.size() + 1L) * pointsInBlock * columns);
            blocks.add(new float[pointsInBlock * columns]);
        }
        float[] block = blocks.get(blocks.size() - 1);
        for (int i = 0; i < columns; i++) {
            block[place * columns + i] = fields[i].value();
        }
        points++;
    }

    private void requireMemory(long numbers) {
        long most = Runtime.getRuntime().maxMemory();
        if (numbers > most / 2 / Float.BYTES) {
            throw new BadInputException(
                    "'%s' has %d or more numbers, more than half of the %d MB that Java has; give a part of it or give Java more with -Xmx."
                            .formatted(file, numbers, most / MEGABYTE));
        }
    }

    /** How the points of a file are had by name: as they are, neither shifted nor scaled. */
    @AutoService(DataSource.class)
    public static final class Source extends FileSource {
        @Override
        public String name() {
            return "csv";
        }

        @Override
        public String form() {
            return "csv:FILE";
        }

        @Override
        public String summary() {
            return "points, one a line; brought to mean 0 and deviation 1 unless they are near it";
        }

        @Override
        public boolean recognises(Path path) {
            return path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)");
        }

        @Override
        protected Records records(Options options) {
            return read(options.path());
        }
    }
}
