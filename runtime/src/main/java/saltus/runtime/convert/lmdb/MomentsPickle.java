package saltus.runtime.convert.lmdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import saltus.graph.Shape;
import saltus.runtime.IoConsumer;

/**
 * Writes what the reference stores for a sample, as Python's pickle of protocol 4 with the names of NumPy 2. Nothing is remembered
 * for later use, which a pickle may do and need not.
 */
final class MomentsPickle {
    private static final int TUPLE_1 = 0x85;
    private static final int TUPLE_3 = 0x87;
    private static final int TRUE = 0x88;
    private static final int FALSE = 0x89;
    private static final int SHORT_TEXT = 0x8C;
    private static final int GLOBAL = 0x93;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Begins a dictionary. */
    MomentsPickle() {
        out.writeBytes(new byte[] {(byte) 0x80, 4, '}', '('});
    }

    /**
     * Adds an array.
     *
     * @param descr of its numbers, such as {@code <f4}
     * @param numbers writes them
     */
    MomentsPickle array(String key, String descr, Shape shape, IoConsumer<? super OutputStream> numbers)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        numbers.accept(bytes);
        text(key);
        global("numpy._core.multiarray", "_reconstruct");
        global("numpy", "ndarray");
        whole(0);
        out.write(TUPLE_1);
        out.writeBytes(new byte[] {'C', 1, 'b'});
        out.write(TUPLE_3);
        out.write('R');
        out.write('(');
        whole(1);
        out.write('(');
        shape.dims().forEach(dim -> whole(dim.size()));
        out.write('t');
        type(descr);
        out.write(FALSE);
        out.write('B');
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size())
                .array());
        bytes.writeTo(out);
        out.writeBytes(new byte[] {'t', 'b'});
        return this;
    }

    private void type(String descr) {
        global("numpy", "dtype");
        text(descr.substring(1));
        out.write(FALSE);
        out.write(TRUE);
        out.write(TUPLE_3);
        out.write('R');
        out.write('(');
        whole(3);
        text(descr.substring(0, 1));
        out.writeBytes(new byte[] {'N', 'N', 'N'});
        whole(-1);
        whole(-1);
        whole(0);
        out.writeBytes(new byte[] {'t', 'b'});
    }

    /** Adds a whole number. */
    MomentsPickle number(String key, int value) {
        text(key);
        whole(value);
        return this;
    }

    /** The pickle. */
    byte[] bytes() {
        out.writeBytes(new byte[] {'u', '.'});
        return out.toByteArray();
    }

    private void global(String module, String name) {
        text(module);
        text(name);
        out.write(GLOBAL);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(SHORT_TEXT);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    private void whole(int value) {
        out.write('J');
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}
