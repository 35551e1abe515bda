package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import saltus.runtime.Quoted;
import saltus.runtime.pickle.NumpyArray;
import saltus.runtime.pickle.Pickle;

/**
 * What the reference stores for a sample: a pickled dictionary.
 *
 * @param moments [2C, h, w]: means, and behind them the logarithms of the variances
 * @param flipped the same of the mirrored picture
 * @param label the class; negative if there is none
 */
record Value(NumpyArray moments, Optional<NumpyArray> flipped, int label) {
    private static final String MOMENTS = "moments";
    private static final String FLIPPED = "moments_flip";
    private static final String LABEL = "label";
    private static final int SIDES = 3;
    /** Of the pickle: the arrays, whose bytes are copied once or twice, and small things beside. */
    static final int MEMORY_FACTOR = 4;

    private static final int MEMORY_BESIDE = 1 << 20;

    /**
     * Reads a value.
     *
     * @throws DamageException if it is no pickle of such a dictionary
     */
    static Value of(ByteBuffer bytes) throws DamageException {
        Map<?, ?> entries = dictionary(bytes, MEMORY_FACTOR);
        if (!(entries.get(MOMENTS) instanceof NumpyArray moments)) {
            throw new DamageException("it holds %s, where the array 'moments' belongs"
                    .formatted(entries.keySet().stream()
                            .limit(8)
                            .map(key -> Quoted.of(key.toString()))
                            .collect(Collectors.joining(", "))));
        }
        long[] shape = moments.shape();
        DamageException.require(
                shape.length == SIDES && shape[0] % 2 == 0 && moments.size() > 0,
                () -> "its moments have the shape %s, where [2C, h, w] belongs".formatted(Arrays.toString(shape)));
        return new Value(moments, flipped(entries.get(FLIPPED), shape), label(entries));
    }

    private static Optional<NumpyArray> flipped(@Nullable Object found, long[] shape) throws DamageException {
        if (!(found instanceof NumpyArray array)) {
            return Optional.empty();
        }
        DamageException.require(
                Arrays.equals(array.shape(), shape),
                () -> "its 'moments_flip' have the shape %s, but its moments %s"
                        .formatted(Arrays.toString(array.shape()), Arrays.toString(shape)));
        return Optional.of(array);
    }

    /** The class that a dictionary names, which may be a part of a value's. */
    static int label(Map<?, ?> entries) throws DamageException {
        Object label = entries.get(LABEL);
        if (label instanceof Long number) {
            DamageException.require(
                    number >= 0 && number <= Integer.MAX_VALUE, "its label is %d, where classes go from 0", number);
            return number.intValue();
        }
        return -1;
    }

    /**
     * The dictionary that a pickle is.
     *
     * @param memory bytes that a byte of it may take
     */
    static Map<?, ?> dictionary(ByteBuffer bytes, int memory) throws DamageException {
        try {
            long most = MEMORY_BESIDE + (long) memory * bytes.remaining();
            if (Pickle.read(bytes, most) instanceof Map<?, ?> entries) {
                return entries;
            }
        } catch (IllegalArgumentException e) {
            throw new DamageException(String.valueOf(e.getMessage()));
        }
        throw new DamageException("it is no dictionary");
    }
}
