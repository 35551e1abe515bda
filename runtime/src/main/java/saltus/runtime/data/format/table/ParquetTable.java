package saltus.runtime.data.format.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.data.format.FirstBytes;
import saltus.runtime.data.format.OpenFile;

/**
 * A Parquet file as far as a table of files needs it: columns of texts and whole numbers that are not nested, plain or by
 * dictionaries, not compressed or by snappy, gzip or zstd.
 *
 * <p>Source: github.com/apache/parquet-format, parquet.thrift and Encodings.md.
 */
final class ParquetTable implements AutoCloseable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = 8;
    /** Bytes of memory that a byte of the description may take. */
    private static final int MEMORY_FACTOR = 256;

    /** A few bytes may stand for billions of equal rows, and no two files have one name. */
    private static final long MOST_ROWS_A_BYTE = 1000;

    private static final long REQUIRED = 0;
    private static final long OPTIONAL = 1;

    private final OpenFile file;
    private final List<?> groups;
    private final List<Column> columns = new ArrayList<>();

    private record Column(String name, boolean optional) {}

    private ParquetTable(OpenFile file) {
        this.file = file;
        this.groups = described(this::parse);
    }

    /** True if a file begins as such a table does. */
    static boolean isOne(Path path) {
        return Arrays.equals(FirstBytes.of(path, MAGIC.length), MAGIC);
    }

    /**
     * Opens a table.
     *
     * @throws BadInputException if it cannot be read, or is none
     */
    static ParquetTable open(Path path) {
        return new ParquetTable(OpenFile.of(path));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Whatever goes wrong is damage, and is told as such. */
    private <T> T described(Work<T> work) {
        try {
            return work.run();
        } catch (BadInputException said) {
            throw said;
        } catch (IOException e) {
            throw e.getClass() == IOException.class
                    ? damaged("what is compressed in it is damaged")
                    : FileProblem.cannotRead(file.path(), e);
        } catch (RuntimeException e) {
            throw damaged(
                    e.getClass() == IllegalArgumentException.class
                            ? String.valueOf(e.getMessage())
                            : "its numbers do not fit together");
        }
    }

    private BadInputException damaged(String why) {
        return new BadInputException(
                "'%s' is no Parquet table that is read: %s; write it again, with snappy and without further encodings, or as CSV."
                        .formatted(file.path(), why));
    }

    private List<?> parse() {
        long size = file.size();
        if (!file.has(0, MAGIC.length + TAIL_BYTES)
                || !Arrays.equals(file.bytes(size - MAGIC.length, MAGIC.length), MAGIC)) {
            throw new IllegalArgumentException("it does not end as one, so that it may be cut off");
        }
        long length = Integer.toUnsignedLong(
                file.read(size - TAIL_BYTES, Integer.BYTES).getInt(0));
        if (length > size - TAIL_BYTES || length > Runtime.getRuntime().maxMemory() / MEMORY_FACTOR) {
            throw new IllegalArgumentException("its description has %d bytes".formatted(length));
        }
        ByteBuffer footer = file.read(size - TAIL_BYTES - length, (int) length);
        Map<Integer, Object> description = Thrift.struct(footer);
        List<?> schema = (List<?>) Objects.requireNonNull(description.get(2));
        // The first element is the table itself; what is nested has children behind it, which are not columns of a
        // table.
        long nested = 0;
        for (Object element : schema.subList(1, schema.size())) {
            Map<?, ?> fields = (Map<?, ?>) element;
            long children = fields.get(5) instanceof Long some ? some : 0;
            Object repetition = fields.get(3);
            boolean isColumn = nested == 0
                    && children == 0
                    && (Long.valueOf(REQUIRED).equals(repetition)
                            || Long.valueOf(OPTIONAL).equals(repetition));
            if (isColumn) {
                columns.add(
                        new Column(text(fields.get(4)), Long.valueOf(OPTIONAL).equals(repetition)));
            }
            nested = Math.max(0, nested - 1) + children;
        }
        return (List<?>) Objects.requireNonNull(description.get(4));
    }

    private static String text(@Nullable Object bytes) {
        return new String((byte[]) Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    /** The names of the columns. */
    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /** Hands on the values of a column, null where there is none, row by row. */
    void read(int column, Consumer<@Nullable String> values) {
        long most = MOST_ROWS_A_BYTE * file.size();
        AtomicLong rows = new AtomicLong();
        Consumer<@Nullable String> counted = value -> {
            if (rows.incrementAndGet() > most) {
                throw new IllegalArgumentException("it has more rows than a file of its size can name");
            }
            values.accept(value);
        };
        described(() -> {
            for (Object group : groups) {
                ParquetColumn.read(
                        file,
                        chunk((Map<?, ?>) group, columns.get(column).name()),
                        columns.get(column).optional(),
                        counted);
            }
            return "";
        });
    }

    @SuppressWarnings("unchecked") // whatever is no structure fails when it is used, and is told as damage
    private static Map<Integer, Object> chunk(Map<?, ?> group, String name) {
        for (Object chunk : (List<?>) Objects.requireNonNull(group.get(1))) {
            Map<?, ?> fields = (Map<?, ?>) chunk;
            if (fields.get(3) instanceof Map<?, ?> meta
                    && meta.get(3) instanceof List<?> path
                    && path.size() == 1
                    && text(path.get(0)).equals(name)) {
                if (fields.get(1) != null) {
                    throw new IllegalArgumentException("a column lies in another file");
                }
                return (Map<Integer, Object>) meta;
            }
        }
        throw new IllegalArgumentException("a group of rows lacks a column");
    }

    @Override
    public void close() {
        file.close();
    }
}
