package saltus.runtime.data.format.table;

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
import java.util.OptionalInt;
import java.util.regex.Pattern;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;
import saltus.runtime.ReadableFile;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.format.ClassLabels;
import saltus.runtime.data.format.LabelTexts;
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

    private final String wanted;
    private List<String> header = List.of();
    private OptionalInt labelColumn = OptionalInt.empty();
    private final LabelTexts texts = new LabelTexts();
    private int[] labels = new int[BLOCK_NUMBERS];

    private CsvReader(Path file, String wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /**
     * The points of a file.
     *
     * @param label name of the column of the classes, or {@link LabelColumn#AUTO} or {@link LabelColumn#NONE}
     * @throws BadInputException if the file cannot be read, has no points, or has a line that is no point
     */
    static Records read(Path file, String label) {
        CsvReader reader = new CsvReader(file, label);
        reader.read();
        if (reader.points == 0) {
            throw new BadInputException(
                    "'%s' has no points; give a file with a point a line, such as 0.5,-1.25".formatted(file));
        }
        return new Points(
                file,
                List.copyOf(reader.blocks),
                reader.pointsInBlock,
                reader.coordinates(),
                reader.points,
                reader.classes(),
                reader.notes());
    }

    private ClassLabels classes() {
        return labelColumn.isPresent()
                ? texts.classes(Arrays.copyOf(labels, points), "'" + file + "'")
                : ClassLabels.none(points);
    }

    private List<String> notes() {
        return labelColumn.isPresent()
                ? List.of("the column %s taken for the classes (label=none says otherwise)"
                        .formatted(Quoted.of(header.get(labelColumn.getAsInt()))))
                : List.of();
    }

    private int coordinates() {
        return columns - (labelColumn.isPresent() ? 1 : 0);
    }

    /** The points, in blocks. */
    private record Points(
            Path file,
            List<float[]> blocks,
            int pointsInBlock,
            int columns,
            int count,
            ClassLabels classes,
            List<String> notes)
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
            return classes.names();
        }

        @Override
        public int label(int record) {
            return classes.labels()[record];
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
            boolean named = isHeader(text, fields);
            header = named ? names(text) : List.of();
            labelColumn = LabelColumn.of(header, wanted, "'" + file + "'");
            if (coordinates() == 0) {
                throw new BadInputException(
                        "'%s' has classes and no coordinates; give points, or label=none.".formatted(file));
            }
            pointsInBlock = Math.max(1, BLOCK_NUMBERS / coordinates());
            if (named) {
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

    private List<String> names(String text) {
        return Arrays.stream(separator.split(text, -1)).map(LabelColumn::meant).toList();
    }

    private static Pattern separator(String text) {
        if (text.contains(";")) {
            return Pattern.compile(";");
        }
        return text.contains(",") ? Pattern.compile(",") : BLANKS;
    }

    private void append(int line, String text, CsvNumber[] fields) {
        for (int i = 0; i < fields.length; i++) {
            if (!isLabel(i) && !fields[i].problem().isEmpty()) {
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
            requireMemory((blocks.size() + 1L) * pointsInBlock * coordinates());
            blocks.add(new float[pointsInBlock * coordinates()]);
        }
        float[] block = blocks.get(blocks.size() - 1);
        int at = place * coordinates();
        for (int i = 0; i < columns; i++) {
            if (isLabel(i)) {
                label(line, separator.split(text, -1)[i]);
            } else {
                block[at++] = fields[i].value();
            }
        }
        points++;
    }

    private boolean isLabel(int column) {
        return labelColumn.isPresent() && labelColumn.getAsInt() == column;
    }

    private void label(int line, String text) {
        if (points == labels.length) {
            labels = Arrays.copyOf(labels, 2 * labels.length);
        }
        labels[points] = texts.add(LabelColumn.meant(text), "'%s' line %d".formatted(file, line));
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
            return "csv:FILE[,label=COLUMN|none]";
        }

        @Override
        public String summary() {
            return "points, one a line, a column of a header with their classes; brought to mean 0 and deviation 1"
                    + " unless they are near it";
        }

        @Override
        public boolean recognises(Path path) {
            return path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)") && !FileColumn.isIn(path);
        }

        @Override
        protected Records records(Options options) {
            return read(options.path(), options.given("label", LabelColumn.AUTO));
        }
    }
}
