package saltus.runtime.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import saltus.runtime.IoConsumer;
import saltus.runtime.LittleEndian;

/** One named array of a numpy archive, in C order. The values are not copied. */
public final class NpzArray {
    private final String name;
    private final byte[] header;
    private final long dataBytes;
    private final IoConsumer<OutputStream> data;

    private NpzArray(
            String name, String descr, int elementBytes, long[] shape, int length, IoConsumer<OutputStream> data) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an array of a numpy archive needs a name");
        }
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != length || Arrays.stream(shape).anyMatch(side -> side < 0)) {
            throw new IllegalArgumentException(
                    "the array '%s' of shape %s has %d values".formatted(name, Arrays.toString(shape), length));
        }
        this.name = name;
        header = NpyHeader.of(descr, shape);
        dataBytes = elements * elementBytes;
        this.data = data;
    }

    /**
     * An array that numpy reads as float32.
     *
     * @param shape the sides; empty for a scalar
     * @throws IllegalArgumentException if the shape does not fit the number of values
     */
    public static NpzArray floats(String name, long[] shape, float[] values) {
        return new NpzArray(name, "<f4", Float.BYTES, shape, values.length, out -> LittleEndian.write(out, values));
    }

    /** An array that numpy reads as float64; parameters and errors as for floats. */
    public static NpzArray doubles(String name, long[] shape, double[] values) {
        return new NpzArray(name, "<f8", Double.BYTES, shape, values.length, out -> LittleEndian.write(out, values));
    }

    /** An array that numpy reads as int64; parameters and errors as for floats. */
    public static NpzArray longs(String name, long[] shape, long[] values) {
        return new NpzArray(name, "<i8", Long.BYTES, shape, values.length, out -> LittleEndian.write(out, values));
    }

    /** The name under which numpy finds the array, without {@code .npy}. */
    public String name() {
        return name;
    }

    long fileBytes() {
        return header.length + dataBytes;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(header);
        data.accept(out);
    }
}
