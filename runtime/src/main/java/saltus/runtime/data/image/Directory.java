package saltus.runtime.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.IIOException;

/**
 * The first directory of a TIFF file (TIFF 6.0, section 2), as which metadata of cameras are written, too. Every value lies
 * within the bytes.
 */
final class Directory {
    static final int ORIENTATION = 0x0112;

    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final short LITTLE = 0x4949;
    private static final short BIG = 0x4D4D;
    private static final int MAGIC = 42;
    /** Of a value of each type: 0 for types that there are not. */
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

    private static final int SHORT_TYPE = 3;
    private static final int LONG_TYPE = 4;
    private static final int VALUE_FIELD = 4;

    /** Whole numbers somewhere in the file. */
    private record Field(int from, int count, int each) {}

    private final ByteBuffer file;
    private final Map<Integer, Field> fields = new HashMap<>();
    private final Map<Integer, Integer> entries = new HashMap<>();
    private final int nextAt;

    private Directory(ByteBuffer file, long start) throws IOException {
        this.file = file;
        requireInside(start, Short.BYTES);
        int count = file.getShort((int) start) & 0xFFFF;
        long first = start + Short.BYTES;
        requireInside(first, (long) count * ENTRY_BYTES + Integer.BYTES);
        long taken = 0;
        for (int i = 0; i < count; i++) {
            taken += entry((int) first + i * ENTRY_BYTES);
        }
        if (taken > file.limit()) {
            throw new IIOException("its values are larger than it is");
        }
        nextAt = (int) first + count * ENTRY_BYTES;
    }

    /**
     * Reads it.
     *
     * @param bytes a TIFF file from its beginning
     * @throws IOException if it, or a value of it, lies outside of the bytes
     */
    static Directory of(ByteBuffer bytes) throws IOException {
        ByteBuffer file = bytes.slice();
        short order = file.remaining() < HEADER_BYTES ? 0 : file.getShort(0);
        if (order != LITTLE && order != BIG) {
            throw new IIOException("it has no header");
        }
        file.order(order == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (file.getShort(2) != MAGIC) {
            throw new IIOException("it has no header");
        }
        return new Directory(file, file.getInt(4) & 0xFFFFFFFFL);
    }

    /** Reads an entry. Returns the bytes of its values. */
    private long entry(int at) throws IOException {
        int type = file.getShort(at + 2) & 0xFFFF;
        int each = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
        long length = (file.getInt(at + 4) & 0xFFFFFFFFL) * each;
        long from = length <= VALUE_FIELD ? at + 8 : file.getInt(at + 8) & 0xFFFFFFFFL;
        requireInside(from, length);
        int tag = file.getShort(at) & 0xFFFF;
        entries.putIfAbsent(tag, at);
        if (type == SHORT_TYPE || type == LONG_TYPE) {
            fields.putIfAbsent(tag, new Field((int) from, (int) (length / each), each));
        }
        return length;
    }

    private void requireInside(long from, long length) throws IOException {
        if (from + length > file.limit()) {
            throw new IIOException("it ends too early");
        }
    }

    /** The whole numbers of a tag; none if it has none. */
    LongStream numbers(int tag) {
        Field field = fields.getOrDefault(tag, new Field(0, 0, 0));
        return IntStream.range(0, field.count).mapToLong(i -> {
            int at = field.from + i * field.each;
            return field.each == Short.BYTES ? file.getShort(at) & 0xFFFF : file.getInt(at) & 0xFFFFFFFFL;
        });
    }

    /** The first number of a tag, or what is meant without it. */
    long number(int tag, long usual) {
        return numbers(tag).findFirst().orElse(usual);
    }

    /** Where the entry of a tag begins. */
    OptionalInt entry(Integer tag) {
        Integer at = entries.get(tag);
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /** Where the place of the next directory stands, which is 0 behind the last. */
    int nextAt() {
        return nextAt;
    }

    /** What a camera says of how it was held; damaged metadata say nothing. */
    static Orientation orientation(ByteBuffer metadata) {
        try {
            return Orientation.of(of(metadata).number(ORIENTATION, 1));
        } catch (IOException damaged) {
            return Orientation.UPRIGHT;
        }
    }
}
