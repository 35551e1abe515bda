package saltus.runtime.data.format.table;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.ReadableFile;
import saltus.runtime.data.format.ClassLabels;
import saltus.runtime.data.format.LabelTexts;
import saltus.runtime.data.format.Links;
import saltus.runtime.data.format.PathList;
import saltus.runtime.data.image.EncodedPictures;

/** The files that a table names, and their classes. */
final class FileTable implements EncodedPictures {
    private static final int FIRST_ROOM = 1 << 10;
    private static final int MOST_BYTES = 1 << 27;

    private final Path table;
    private final PathList files;
    private final LabelTexts texts = new LabelTexts();
    private int[] labels = new int[FIRST_ROOM];
    private int labelled;
    private ClassLabels classes = ClassLabels.none(0);
    private List<String> notes = List.of();

    FileTable(Path table) {
        this.table = table;
        Path folder = table.toAbsolutePath().getParent();
        this.files = new PathList(folder == null ? table.resolveSibling(".") : folder);
    }

    /**
     * Adds a file.
     *
     * @param file relative to the folder of the table
     * @param row for sentences, from 1
     * @throws BadInputException if it is none of that folder
     */
    void add(String file, int row) {
        files.add(inside(file, row));
        if (files.count() > labels.length) {
            labels = Arrays.copyOf(labels, 2 * labels.length);
        }
    }

    /** Gives a file its class. */
    void label(int file, String label, int row) {
        if (file >= files.count()) {
            throw new BadInputException(
                    "'%s' has more classes than its %d files; give a class for each.".formatted(table, files.count()));
        }
        labels[file] = texts.add(LabelColumn.meant(label), "'%s' row %d".formatted(table, row));
        labelled++;
    }

    private String inside(String file, int row) {
        try {
            Path path = Path.of(file).normalize();
            if (!file.isBlank()
                    && !path.isAbsolute()
                    && !path.startsWith("..")
                    && !path.toString().isEmpty()) {
                return path.toString().replace('\\', '/');
            }
        } catch (InvalidPathException none) {
            // told below, as a path that leads elsewhere is
        }
        throw new BadInputException(
                "'%s' row %d names %s, which is no file of its folder; write paths relative to the table."
                        .formatted(table, row, Quoted.of(file)));
    }

    /**
     * Ends the table.
     *
     * @param found what is to be told
     * @throws BadInputException if it has no rows
     */
    FileTable end(List<String> found) {
        if (files.count() == 0) {
            throw new BadInputException("'%s' names no file; give a row for each picture.".formatted(table));
        }
        if (labelled > 0 && labelled != files.count()) {
            throw new BadInputException("'%s' has %d files and %d classes; give a class for each."
                    .formatted(table, files.count(), labelled));
        }
        classes = labelled > 0
                ? texts.classes(Arrays.copyOf(labels, files.count()), "'" + table + "'")
                : ClassLabels.none(files.count());
        notes = List.copyOf(found);
        return this;
    }

    @Override
    public int count() {
        return files.count();
    }

    @Override
    public byte[] bytes(int picture) {
        Path file = files.path(picture);
        Links.requireInside(files.folder(), file);
        return ReadableFile.bytes(file, MOST_BYTES);
    }

    @Override
    public String place(int picture) {
        return "'" + files.path(picture) + "'";
    }

    @Override
    public int label(int picture) {
        return classes.labels()[picture];
    }

    @Override
    public List<String> classNames() {
        return classes.names();
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
