package saltus.runtime.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle; no length is believed that goes beyond them. */
final class Input {
    /** Longer than any number, name or place in the memo that is written as text. */
    private static final int LONGEST_LINE = 1000;

    private final ByteBuffer in;
    private final Budget budget;

    /** Moves the position of {@code in}. */
    Input(ByteBuffer in, Budget budget) {
        this.in = in.order(ByteOrder.LITTLE_ENDIAN);
        this.budget = budget;
    }

    int one() {
        return in.get() & 0xFF;
    }

    int two() {
        return in.getShort() & 0xFFFF;
    }

    int four() {
        return in.getInt();
    }

    long eight() {
        return in.getLong();
    }

    /** The only number that stands the other way round. */
    double real() {
        return Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
    }

    /** A length of 4 bytes. */
    long length() {
        return in.getInt() & 0xFFFF_FFFFL;
    }

    byte[] bytes(long length) {
        requireLeft(length);
        budget.take(length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    String text(long length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("one of its texts is not UTF-8", e);
        }
    }

    /** Text of Python 2, whose bytes may be anything. */
    String oldText(long length) {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    /** A whole number of so many bytes, the lowest first. */
    long whole(long length) {
        requireLeft(length);
        if (length > Long.BYTES) {
            throw new IllegalArgumentException("it has a whole number of %d bytes, more than 8".formatted(length));
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= (long) one() << Byte.SIZE * i;
        }
        int unused = Long.SIZE - Byte.SIZE * (int) length;
        return length == 0 ? 0 : number << unused >> unused;
    }

    /** A short line of Latin-1, without its end. */
    String line() {
        return line(LONGEST_LINE);
    }

    /** A line of Latin-1, without its end. */
    String line(int longest) {
        int start = in.position();
        while (one() != '\n') {
            if (in.position() - start > longest) {
                throw new IllegalArgumentException("one of its lines is too long");
            }
        }
        int end = in.position();
        in.position(start);
        String line = oldText(end - start - 1);
        in.position(end);
        return line;
    }

    void requireLeft(long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("one of its values should have %s bytes where %d are left"
                    .formatted(Long.toUnsignedString(length), in.remaining()));
        }
    }
}
