package saltus.runtime.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers, field by field. Source: the encoding of protocol buffers, "Message structure". */
final class Message {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message integer(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Message real(int field, double value) {
        tag(field, EIGHT_BYTES);
        little(Double.doubleToLongBits(value), Double.BYTES);
        return this;
    }

    Message single(int field, float value) {
        tag(field, FOUR_BYTES);
        little(Float.floatToIntBits(value), Float.BYTES);
        return this;
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    Message message(int field, Message value) {
        return bytes(field, value.bytes());
    }

    /** A repeated field of doubles in one piece. */
    Message reals(int field, double... values) {
        tag(field, LENGTH);
        varint((long) values.length * Double.BYTES);
        for (double value : values) {
            little(Double.doubleToLongBits(value), Double.BYTES);
        }
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void tag(int field, int type) {
        varint(((long) field << 3) | type);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private void little(long bits, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (bits >>> (Byte.SIZE * i)));
        }
    }
}
