package saltus.runtime.data.format.table;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.image.PictureRecords;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** Pictures that a table names. */
@AutoService(DataSource.class)
public final class TableSource extends FileSource {
    @Override
    public String name() {
        return "table";
    }

    @Override
    public String form() {
        return "table:FILE.csv|FILE.parquet[,file=COLUMN][,label=COLUMN|none]";
    }

    @Override
    public String summary() {
        return "pictures (size=N as of images) that a table names, relative to itself, and their classes";
    }

    @Override
    public boolean recognises(Path path) {
        return ParquetTable.isOne(path) || (path.toString().matches("(?i).*\\.(csv|tsv)") && FileColumn.isIn(path));
    }

    @Override
    protected Records records(Options options) {
        Path table = options.path();
        String file = options.given("file", LabelColumn.AUTO);
        String label = options.given("label", LabelColumn.AUTO);
        if (ParquetTable.isOne(table)) {
            try (ParquetTable rows = ParquetTable.open(table)) {
                return PictureRecords.of(read(table, rows, file, label), options);
            }
        }
        try (CsvRows rows = new CsvRows(table)) {
            return PictureRecords.of(read(table, rows, file, label), options);
        } catch (IOException e) {
            throw FileProblem.cannotRead(table, e);
        }
    }

    private static FileTable read(Path table, CsvRows rows, String file, String label) throws IOException {
        List<String> header = rows.next().orElse(List.of());
        int files = column(table, header, file);
        OptionalInt labels = LabelColumn.of(header, label, "'" + table + "'");
        FileTable found = new FileTable(table);
        for (Optional<List<String>> next = rows.next(); next.isPresent(); next = rows.next()) {
            List<String> fields = next.get();
            if (fields.size() != header.size()) {
                throw new BadInputException(
                        "'%s' row %d has %d fields, but its first row has %d; give every row equally many."
                                .formatted(table, rows.row(), fields.size(), header.size()));
            }
            found.add(fields.get(files), rows.row());
            if (labels.isPresent()) {
                found.label(found.count() - 1, fields.get(labels.getAsInt()), rows.row());
            }
        }
        return found.end(notes(header, files, labels));
    }

    private static FileTable read(Path table, ParquetTable rows, String file, String label) {
        List<String> header = rows.header();
        int files = column(table, header, file);
        OptionalInt labels = LabelColumn.of(header, label, "'" + table + "'");
        FileTable found = new FileTable(table);
        rows.read(files, value -> found.add(Objects.requireNonNullElse(value, ""), found.count() + 1));
        if (labels.isPresent()) {
            AtomicInteger row = new AtomicInteger();
            rows.read(
                    labels.getAsInt(),
                    value -> found.label(row.getAndIncrement(), Objects.requireNonNullElse(value, ""), row.get()));
        }
        return found.end(notes(header, files, labels));
    }

    private static List<String> notes(List<String> header, int files, OptionalInt labels) {
        List<String> notes = new ArrayList<>();
        notes.add("files of the column %s".formatted(Quoted.of(header.get(files))));
        labels.ifPresent(column -> notes.add("classes of the column %s".formatted(Quoted.of(header.get(column)))));
        return notes;
    }

    private static int column(Path table, List<String> header, String wanted) {
        OptionalInt column = wanted.equals(LabelColumn.AUTO)
                ? FileColumn.of(header)
                : OptionalInt.of(header.indexOf(wanted)).stream()
                        .filter(found -> found >= 0)
                        .findFirst();
        return column.orElseThrow(() -> new BadInputException(
                "'%s' has no column of files such as 'file' or 'path': it has %s; name one with file=COLUMN."
                        .formatted(table, LabelColumn.text(header))));
    }
}
