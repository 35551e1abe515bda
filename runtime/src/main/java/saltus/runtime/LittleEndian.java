package saltus.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Streams numbers in little-endian byte order, the order of safetensors and of numpy files, in small chunks. */
public final class LittleEndian {
    private static final int CHUNK_BYTES = 1 << 16;

    private LittleEndian() {}

    /** Writes 4 bytes for each value. */
    public static void write(OutputStream out, float[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int step = CHUNK_BYTES / Float.BYTES;
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            chunk.asFloatBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Float.BYTES);
        }
    }

    /** Writes 8 bytes for each value. */
    public static void write(OutputStream out, double[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int step = CHUNK_BYTES / Double.BYTES;
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            chunk.asDoubleBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Double.BYTES);
        }
    }

    /** Writes 8 bytes for each value. */
    public static void write(OutputStream out, long[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int step = CHUNK_BYTES / Long.BYTES;
        for (int from = 0; from < values.length; from += step) {
            int count = Math.min(step, values.length - from);
            chunk.asLongBuffer().put(values, from, count);
            out.write(chunk.array(), 0, count * Long.BYTES);
        }
    }

    /** Writes the bytes between position and limit as they are, without moving the position of {@code bytes}. */
    public static void write(OutputStream out, ByteBuffer bytes) throws IOException {
        ByteBuffer source = bytes.duplicate();
        byte[] chunk = new byte[Math.min(CHUNK_BYTES, source.remaining())];
        while (source.hasRemaining()) {
            int count = Math.min(chunk.length, source.remaining());
            source.get(chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }
}
