package saltus.runtime.data.format.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the compact protocol of Thrift, in which Parquet describes itself: structures as maps from the numbers of their fields to
 * Boolean, Long, Double, {@code byte[]}, List or Map.
 *
 * <p>Source: Apache Thrift, thrift-compact-protocol.md.
 */
final class Thrift {
    private static final int MOST_DEPTH = 16;
    private static final int LONGEST_NUMBER = 10;

    private final ByteBuffer in;

    private Thrift(ByteBuffer in) {
        this.in = in;
    }

    /**
     * The structure at the position of a little-endian buffer, which then stands behind it.
     *
     * @throws RuntimeException of any kind if there is none
     */
    static Map<Integer, Object> struct(ByteBuffer in) {
        return new Thrift(in).struct(0);
    }

    private Map<Integer, Object> struct(int depth) {
        if (depth > MOST_DEPTH) {
            throw new IllegalArgumentException("its description is nested too deeply");
        }
        Map<Integer, Object> fields = new HashMap<>();
        int field = 0;
        while (true) {
            int head = in.get() & 0xFF;
            if (head == 0) {
                return fields;
            }
            field = head >> 4 == 0 ? (int) zigzag() : field + (head >> 4);
            int type = head & 0xF;
            fields.put(field, type <= 2 ? (Object) (type == 1) : value(type, depth));
        }
    }

    private Object value(int type, int depth) {
        return switch (type) {
            case 1, 2 -> in.get() == 1;
            case 3 -> (long) in.get();
            case 4, 5, 6 -> zigzag();
            case 7 -> in.getDouble();
            case 8 -> bytes();
            case 9, 10 -> list(depth + 1);
            case 12 -> struct(depth + 1);
            default -> throw new IllegalArgumentException("its description has a field of the kind %d".formatted(type));
        };
    }

    private List<Object> list(int depth) {
        if (depth > MOST_DEPTH) {
            throw new IllegalArgumentException("its description is nested too deeply");
        }
        int head = in.get() & 0xFF;
        long size = head >> 4 == 0xF ? number() : head >> 4;
        require(size);
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            values.add(value(head & 0xF, depth));
        }
        return values;
    }

    private byte[] bytes() {
        long size = number();
        require(size);
        byte[] bytes = new byte[(int) size];
        in.get(bytes);
        return bytes;
    }

    /** Whatever is counted takes a byte each at least. */
    private void require(long size) {
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("its description ends too early");
        }
    }

    private long zigzag() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    private long number() {
        long number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            byte one = in.get();
            number |= (one & 0x7FL) << (7 * i);
            if (one >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("its description has a number that does not end");
    }
}
