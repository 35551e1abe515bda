package saltus.runtime.data.format.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import saltus.runtime.data.format.OpenFile;

/** The texts or whole numbers of a column in one group of rows. What is wrong is any exception at run time. */
final class ParquetColumn {
    private static final int INT32 = 1;
    private static final int INT64 = 2;
    private static final int TEXT = 6;
    private static final int PLAIN = 0;
    private static final List<Long> DICTIONARY = List.of(2L, 8L);
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;
    private static final int DATA_PAGE_2 = 3;
    private static final int MOST_HEADER = 1 << 20;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int MEMORY_PART = 16;

    private final OpenFile file;
    private final int type;
    private final ParquetCodec codec;
    private final boolean optional;
    private final Consumer<@Nullable String> values;
    private String[] dictionary = {};

    private ParquetColumn(
            OpenFile file, int type, ParquetCodec codec, boolean optional, Consumer<@Nullable String> values) {
        this.file = file;
        this.type = type;
        this.codec = codec;
        this.optional = optional;
        this.values = values;
    }

    /**
     * Hands on the values of a column, null where there is none.
     *
     * @param chunk the description of the column in the group
     * @param optional true if it may have none
     */
    static void read(OpenFile file, Map<Integer, Object> chunk, boolean optional, Consumer<@Nullable String> values)
            throws IOException {
        int type = (int) number(chunk, 1);
        if (type != INT32 && type != INT64 && type != TEXT) {
            throw new IllegalArgumentException("the column is neither of texts nor of whole numbers");
        }
        new ParquetColumn(file, type, ParquetCodec.of(number(chunk, 4)), optional, values).read(chunk);
    }

    private static long number(Map<Integer, Object> struct, int field) {
        if (struct.get(field) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("its description lacks the field %d".formatted(field));
    }

    @SuppressWarnings("unchecked") // whatever is no structure fails when it is used, and is told as damage
    private static Map<Integer, Object> struct(Map<Integer, Object> struct, int field) {
        if (struct.get(field) instanceof Map<?, ?> inner) {
            return (Map<Integer, Object>) inner;
        }
        throw new IllegalArgumentException("its description lacks the field %d".formatted(field));
    }

    private void read(Map<Integer, Object> chunk) throws IOException {
        long left = number(chunk, 5);
        long at = chunk.get(11) instanceof Long first && first > 0 ? first : number(chunk, 9);
        while (left > 0) {
            if (!file.has(at, 1)) {
                throw new IllegalArgumentException("a column leads out of it");
            }
            ByteBuffer head = file.read(at, (int) Math.min(MOST_HEADER, file.size() - at));
            Map<Integer, Object> page = Thrift.struct(head);
            at += head.position();
            long packed = number(page, 3);
            long bytes = number(page, 2);
            long most = Runtime.getRuntime().maxMemory() / MEMORY_PART;
            if (!file.has(at, packed) || packed > most || bytes < 0 || bytes > most) {
                throw new IllegalArgumentException(
                        "a page of %d bytes, packed %d, does not fit".formatted(bytes, packed));
            }
            left -= page(page, file.bytes(at, (int) packed), (int) bytes);
            at += packed;
        }
    }

    /** The rows that a page has. */
    private long page(Map<Integer, Object> page, byte[] packed, int bytes) throws IOException {
        int kind = (int) number(page, 1);
        if (kind == DICTIONARY_PAGE) {
            dictionary = plain(unfold(packed, bytes), (int) number(struct(page, 7), 1));
            return 0;
        }
        if (kind == DATA_PAGE) {
            Map<Integer, Object> header = struct(page, 5);
            ByteBuffer in = unfold(packed, bytes);
            ByteBuffer levels = optional ? part(in, in.getInt()) : ByteBuffer.allocate(0);
            return rows(header, number(header, 2), levels, in);
        }
        if (kind == DATA_PAGE_2) {
            Map<Integer, Object> header = struct(page, 8);
            ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
            part(in, (int) number(header, 6));
            ByteBuffer levels = part(in, (int) number(header, 5));
            byte[] rest = new byte[in.remaining()];
            in.get(rest);
            boolean plain = Boolean.FALSE.equals(header.get(7));
            int unfolded = bytes - (packed.length - rest.length);
            return rows(
                    header,
                    number(header, 4),
                    levels,
                    plain ? ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN) : unfold(rest, unfolded));
        }
        return 0;
    }

    private ByteBuffer unfold(byte[] packed, int bytes) throws IOException {
        byte[] into = new byte[bytes];
        int got = packed.length == 0 ? 0 : codec.unfold(packed, into);
        return ByteBuffer.wrap(into, 0, got).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer part(ByteBuffer in, int length) {
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    private long rows(Map<Integer, Object> header, long encoding, ByteBuffer levels, ByteBuffer in) {
        long count = number(header, 1);
        if (count < 0) {
            throw new IllegalArgumentException("a page has %d rows".formatted(count));
        }
        RunsAndBits there = new RunsAndBits(levels, 1);
        boolean coded = DICTIONARY.contains(encoding);
        if (!coded && encoding != PLAIN) {
            throw new IllegalArgumentException(
                    "a column is encoded in the way %d, where plain ones and dictionaries are read"
                            .formatted(encoding));
        }
        RunsAndBits codes = coded && in.hasRemaining() ? new RunsAndBits(in, in.get()) : new RunsAndBits(in, 0);
        for (long i = 0; i < count; i++) {
            if (optional && there.next() == 0) {
                values.accept(null);
            } else {
                values.accept(coded ? dictionary[codes.next()] : value(in));
            }
        }
        return count;
    }

    private String[] plain(ByteBuffer in, int count) {
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException(
                    "a dictionary has %d values in %d bytes".formatted(count, in.remaining()));
        }
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = value(in);
        }
        return texts;
    }

    private String value(ByteBuffer in) {
        if (type != TEXT) {
            return String.valueOf(type == INT32 ? in.getInt() : in.getLong());
        }
        int length = in.getInt();
        if (length < 0 || length > Math.min(LONGEST_TEXT, in.remaining())) {
            throw new IllegalArgumentException("a text has %d bytes".formatted(length));
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
