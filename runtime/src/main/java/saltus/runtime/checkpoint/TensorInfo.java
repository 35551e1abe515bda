package saltus.runtime.checkpoint;

import java.util.Arrays;
import java.util.Objects;

/**
 * What the header of a safetensors file says about one tensor.
 *
 * @param name unique in the file
 * @param dtype the element type as the format spells it, such as {@code F32}
 * @param shape the sides in C order; empty for a scalar; a side may be 0
 * @param begin offset of the first byte, counted from the first byte after the header
 * @param end offset after the last byte, counted likewise
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content and the array never leaks, see below
public record TensorInfo(String name, String dtype, long[] shape, long begin, long end) {
    public TensorInfo {
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** The size of the raw data. */
    public long bytes() {
        return end - begin;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorInfo that
                && name.equals(that.name)
                && dtype.equals(that.dtype)
                && Arrays.equals(shape, that.shape)
                && begin == that.begin
                && end == that.end;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, dtype, Arrays.hashCode(shape), begin, end);
    }

    @Override
    public String toString() {
        return "%s %s%s at %d to %d".formatted(name, dtype, Arrays.toString(shape), begin, end);
    }
}
