package saltus.runtime.checkpoint;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import saltus.runtime.IoConsumer;
import saltus.runtime.LittleEndian;

/**
 * A tensor to be written.
 *
 * @param name unique in the file and not {@code __metadata__}
 * @param dtype the element type as the format spells it, such as {@code F32}
 * @param shape the sides in C order; empty for a scalar; a side may be 0
 * @param data writes the raw little-endian data, exactly as many bytes as dtype and shape say; it is called once, when
 *     the turn of this tensor comes, so that not all tensors need to be in memory together
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel for one write that nobody compares
public record Entry(String name, String dtype, long[] shape, IoConsumer<OutputStream> data) {
    public Entry {
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** A tensor of type F32; {@code values} has one number for each element of the shape, in C order. */
    public static Entry floats(String name, long[] shape, float[] values) {
        return new Entry(name, "F32", shape, out -> LittleEndian.write(out, values));
    }

    /** A tensor of type F64; {@code values} has one number for each element of the shape, in C order. */
    public static Entry doubles(String name, long[] shape, double[] values) {
        return new Entry(name, "F64", shape, out -> LittleEndian.write(out, values));
    }

    /** A tensor of type I64; {@code values} has one number for each element of the shape, in C order. */
    public static Entry longs(String name, long[] shape, long[] values) {
        return new Entry(name, "I64", shape, out -> LittleEndian.write(out, values));
    }

    /** A tensor of raw little-endian data that is fetched when its turn comes, from position to limit. */
    public static Entry bytes(String name, String dtype, long[] shape, Supplier<ByteBuffer> data) {
        return new Entry(name, dtype, shape, out -> LittleEndian.write(out, data.get()));
    }
}
