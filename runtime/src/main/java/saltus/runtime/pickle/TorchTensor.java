package saltus.runtime.pickle;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import saltus.runtime.Quoted;

/**
 * A tensor of PyTorch: a view of a storage that does not reach beyond it.
 *
 * @param storage which has its numbers
 * @param offset of its first number in the storage
 * @param shape its sides; empty for a scalar
 * @param strides numbers from one index to the next, by axis
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content and the arrays never leak
public record TorchTensor(TorchStorage storage, long offset, long[] shape, long[] strides) {
    private static final int MOST_AXES = 64;

    public TorchTensor {
        shape = shape.clone();
        strides = strides.clone();
        if (!lies(storage.numbers(), offset, shape, strides)) {
            throw new IllegalArgumentException("a tensor of it reaches beyond its storage %s of %d numbers"
                    .formatted(Quoted.of(storage.key()), storage.numbers()));
        }
    }

    /** Reads the arguments of {@code _rebuild_tensor_v2}: storage, offset, shape, strides, and what does not matter here. */
    static TorchTensor of(List<?> arguments) {
        return new TorchTensor(
                (TorchStorage) arguments.get(0),
                (Long) arguments.get(1),
                sizes((List<?>) arguments.get(2)),
                sizes((List<?>) arguments.get(3)));
    }

    private static long[] sizes(List<?> sizes) {
        if (sizes.size() > MOST_AXES) {
            throw new IllegalArgumentException("it has a tensor of %d axes".formatted(sizes.size()));
        }
        return sizes.stream().mapToLong(size -> (Long) size).toArray();
    }

    /** A double overflows to nothing smaller. */
    private static boolean lies(long numbers, long offset, long[] shape, long[] strides) {
        boolean sound = offset >= 0 && shape.length == strides.length;
        boolean empty = false;
        double last = offset;
        for (int i = 0; sound && i < shape.length; i++) {
            sound = shape[i] >= 0 && strides[i] >= 0;
            empty |= shape[i] == 0;
            last += (double) (shape[i] - 1) * strides[i];
        }
        return sound && (empty || last < numbers);
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public long[] strides() {
        return strides.clone();
    }

    /** True if its numbers lie in the storage without gaps and in C order. */
    public boolean isContiguous() {
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] == 0) {
                return true;
            }
            if (shape[i] != 1 && strides[i] != stride) {
                return false;
            }
            stride *= shape[i];
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TorchTensor that
                && storage.equals(that.storage)
                && offset == that.offset
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(strides, that.strides);
    }

    @Override
    public int hashCode() {
        return Objects.hash(storage, offset, Arrays.hashCode(shape), Arrays.hashCode(strides));
    }
}
