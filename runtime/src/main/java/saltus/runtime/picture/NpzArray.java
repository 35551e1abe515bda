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
    private final IoConsumer<? super OutputStream> data;

    private NpzArray(String name, String descr, int elementBytes, long[] shape, IoConsumer<? super OutputStream> data) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an array of a numpy archive needs a name");
        }
        if (Arrays.stream(shape).anyMatch(side -> side < 0)) {
            throw new IllegalArgumentException(
                    "the array '%s' has the shape %s".formatted(name, Arrays.toString(shape)));
        }
        this.name = name;
        header = NpyHeader.of(descr, shape);
        dataBytes = elements(shape) * elementBytes;
        this.data = data;
    }

    private static long elements(long... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /**
     * An array that numpy reads as float32.
     *
     * @param shape the sides; empty for a scalar
     * @throws IllegalArgumentException if the shape does not fit the number of values
     */
    public static NpzArray floats(String name, long[] shape, float[] values) {
        require(name, shape, values.length);
        return floats(name, shape, out -> LittleEndian.write(out, values));
    }

    /**
     * An array that numpy reads as float32, whose values are written when its turn comes.
     *
     * @param data writes the values, little-endian, as many as the shape has
     */
    public static NpzArray floats(String name, long[] shape, IoConsumer<? super OutputStream> data) {
        return new NpzArray(name, "<f4", Float.BYTES, shape, data);
    }

    /**
     * An array of any type, whose values are written when its turn comes.
     *
     * @param descr the type as numpy writes it, such as {@code <f2}
     * @param elementBytes bytes of one number
     * @param data writes the values, little-endian, as many as the shape has
     */
    public static NpzArray of(
            String name, String descr, int elementBytes, long[] shape, IoConsumer<? super OutputStream> data) {
        return new NpzArray(name, descr, elementBytes, shape, data);
    }

    /** An array that numpy reads as float64; parameters and errors as for floats. */
    public static NpzArray doubles(String name, long[] shape, double[] values) {
        require(name, shape, values.length);
        return new NpzArray(name, "<f8", Double.BYTES, shape, out -> LittleEndian.write(out, values));
    }

    /** An array that numpy reads as int64; parameters and errors as for floats. */
    public static NpzArray longs(String name, long[] shape, long[] values) {
        require(name, shape, values.length);
        return new NpzArray(name, "<i8", Long.BYTES, shape, out -> LittleEndian.write(out, values));
    }

    /** An array that numpy reads as uint8, whose values are written when its turn comes. */
    public static NpzArray bytes(String name, long[] shape, IoConsumer<? super OutputStream> data) {
        return new NpzArray(name, "|u1", 1, shape, data);
    }

    private static void require(String name, long[] shape, int length) {
        if (elements(shape) != length) {
            throw new IllegalArgumentException(
                    "the array '%s' of shape %s has %d values".formatted(name, Arrays.toString(shape), length));
        }
    }

    /** The name under which numpy finds the array, without {@code .npy}. */
    public String name() {
        return name;
    }

    long fileBytes() {
        return header.length + dataBytes;
    }

    /** Writes the array as a {@code .npy} file. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(header);
        data.accept(out);
    }
}
