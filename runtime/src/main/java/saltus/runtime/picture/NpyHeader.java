package saltus.runtime.picture;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The header of a {@code .npy} file of version 1.0: a magic text, a length and a Python dictionary. */
final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** numpy pads to this, so that the data can be mapped into memory. */
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    static byte[] of(String descr, long[] shape) {
        String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr, tuple(shape));
        int fixed = MAGIC.length + Short.BYTES;
        int total = (fixed + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padding = " ".repeat(total - fixed - dictionary.length() - 1);
        return ByteBuffer.allocate(total)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) (total - fixed))
                .put((dictionary + padding + "\n").getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Reads past what {@link #of} has written. */
    static void skip(DataInputStream in) throws IOException {
        in.skipNBytes(MAGIC.length);
        int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        in.skipNBytes(length);
    }

    /** A Python tuple: of one element it needs a comma behind it. */
    private static String tuple(long[] shape) {
        String sides = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return shape.length == 1 ? "(" + sides + ",)" : "(" + sides + ")";
    }
}
