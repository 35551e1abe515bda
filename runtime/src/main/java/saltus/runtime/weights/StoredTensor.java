package saltus.runtime.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import saltus.runtime.LittleEndian;
import saltus.runtime.number.ElementType;

/**
 * A tensor of a file.
 *
 * @param element what its numbers are
 * @param shape its sides; empty for a scalar
 * @param content where they are
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it, and the array never leaks
public record StoredTensor(ElementType element, long[] shape, Content content) {
    /** The numbers of a tensor. */
    interface Content {
        /**
         * Hands on the little-endian bytes in C order, in chunks of whole numbers that are overwritten afterwards.
         *
         * @throws saltus.runtime.BadInputException if the file cannot be read, or is damaged
         */
        void stream(Consumer<ByteBuffer> chunks);
    }

    public StoredTensor {
        shape = shape.clone();
    }

    /** A single number. */
    static StoredTensor scalar(double value) {
        return new StoredTensor(
                ElementType.F64,
                new long[0],
                chunks -> chunks.accept(ByteBuffer.allocate(Double.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(value)
                        .flip()));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** How many numbers it has. */
    public long size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** True if it has these sides. */
    public boolean hasShape(long... sides) {
        return Arrays.equals(shape, sides);
    }

    /** Hands on the numbers as float32 (or as float64), little-endian, in chunks that are overwritten afterwards. */
    public void stream(boolean asDoubles, Consumer<ByteBuffer> chunks) {
        if (element == (asDoubles ? ElementType.F64 : ElementType.F32)) {
            content.stream(chunks);
            return;
        }
        content.stream(chunk -> chunks.accept(converted(chunk, asDoubles)));
    }

    /**
     * Writes all numbers as float32, little-endian.
     *
     * @param check sees every part before it is written, and leaves it as it is
     */
    public void write(OutputStream out, Consumer<ByteBuffer> check) throws IOException {
        try {
            stream(false, chunk -> {
                check.accept(chunk.duplicate().order(ByteOrder.LITTLE_ENDIAN));
                try {
                    LittleEndian.write(out, chunk);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ByteBuffer converted(ByteBuffer chunk, boolean asDoubles) {
        int each = element.bytes();
        int size = chunk.remaining() / each;
        ByteBuffer out = ByteBuffer.allocate(size * (asDoubles ? Double.BYTES : Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (asDoubles) {
            for (int at = chunk.position(); at < chunk.limit(); at += each) {
                out.putDouble(element.number(chunk, at));
            }
            return out.flip();
        }
        element.widen(chunk, out.asFloatBuffer());
        return out;
    }

    /**
     * All numbers as float32 (or as float64), little-endian, in a new buffer.
     *
     * @throws ArithmeticException if they are more than an array holds
     */
    public ByteBuffer numbers(boolean asDoubles) {
        int bytes = Math.toIntExact(Math.multiplyExact(size(), asDoubles ? Double.BYTES : Float.BYTES));
        ByteBuffer all = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        stream(asDoubles, all::put);
        return all.flip();
    }
}
