package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a value's label stands: behind the arrays, as a rule, at the same place of all. To know the labels of a million samples
 * one then reads the ends of their values instead of some 80 GB. A label found so is held to what the whole value says whenever
 * the sample is read.
 *
 * @param from where the name of the label stands in a value
 */
record LabelTail(int from) {
    private static final int MOST_BYTES = 4096;
    /** Protocol 4, an empty dictionary, a mark: what stands before the first entry. */
    private static final byte[] OPENING = {(byte) 0x80, 4, '}', '('};

    /** The two ways in which Python writes the name. */
    private static final byte[][] NAMES = {
        {(byte) 0x8C, 5, 'l', 'a', 'b', 'e', 'l'}, {'X', 5, 0, 0, 0, 'l', 'a', 'b', 'e', 'l'}
    };

    /** Looks for the name in a value, as far behind as possible; empty if it is not found, or most of the value follows. */
    static Optional<LabelTail> in(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        for (int at = bytes.length; at >= Math.max(0, bytes.length - MOST_BYTES); at--) {
            if (nameAt(bytes, at)) {
                return Optional.of(new LabelTail(at));
            }
        }
        return Optional.empty();
    }

    private static boolean nameAt(byte[] bytes, int at) {
        for (byte[] name : NAMES) {
            if (at <= bytes.length - name.length && Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    /** The label of a sample; negative if it does not stand there, or not by itself. */
    int label(Index index, int sample) throws DamageException {
        ByteBuffer tail = index.value(sample, from, MOST_BYTES);
        byte[] bytes = new byte[OPENING.length + tail.remaining()];
        System.arraycopy(OPENING, 0, bytes, 0, OPENING.length);
        tail.get(bytes, OPENING.length, tail.remaining());
        if (!nameAt(bytes, OPENING.length)) {
            return -1;
        }
        try {
            return Value.label(Value.dictionary(ByteBuffer.wrap(bytes), Value.MEMORY_FACTOR));
        } catch (DamageException notByItself) {
            return -1;
        }
    }
}
