package saltus.runtime.program;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the pickle of an object of TorchScript. A pickle is a program for a stack machine: each method here pushes a value,
 * or makes one of those that were pushed. Protocol 2, without a memo.
 */
final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A whole file: what a program pushes is its value. */
    static byte[] file(Pickle program) {
        Pickle file = new Pickle();
        file.out.write(0x80);
        file.out.write(2);
        return file.raw(program.bytes()).op('.').bytes();
    }

    /** Operations as they are. */
    Pickle raw(byte... operations) {
        out.writeBytes(operations);
        return this;
    }

    private Pickle op(int code) {
        out.write(code);
        return this;
    }

    private Pickle global(String module, String name) {
        return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Pushes a text. */
    Pickle text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return op('X').int32(utf8.length).raw(utf8);
    }

    private Pickle number(long number) {
        return op('J').int32(Math.toIntExact(number));
    }

    private Pickle int32(int number) {
        return raw(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    /** Pushes false. */
    Pickle no() {
        return op(0x89);
    }

    /** Pushes the tuple without members. */
    Pickle nothing() {
        return op(')');
    }

    private Pickle numbers(long... numbers) {
        op('(');
        for (long number : numbers) {
            number(number);
        }
        return op('t');
    }

    /**
     * Pushes an object.
     *
     * @param module {@code __torch__} and the file
     * @param type name of its class
     * @param attributes pushes the name and the value of each attribute; nothing if there are none
     */
    Pickle object(String module, String type, Pickle attributes) {
        global(module, type).nothing().op(0x81).op('}');
        if (attributes.out.size() > 0) {
            op('(').raw(attributes.bytes()).op('u');
        }
        return op('b');
    }

    /**
     * Pushes a tensor whose numbers are the archive's entry {@code data/KEY}, row-major.
     *
     * @param storage type of its numbers, e.g. {@code FloatStorage}
     */
    Pickle tensor(String storage, String key, long... shape) {
        long size = 1;
        long[] strides = new long[shape.length];
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = size;
            size *= shape[i];
        }
        global("torch._utils", "_rebuild_tensor_v2").op('(');
        op('(').text("storage").global("torch", storage).text(key).text("cpu").number(size);
        op('t').op('Q').number(0).numbers(shape).numbers(strides).no();
        return global("collections", "OrderedDict").nothing().op('R').op('t').op('R');
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
