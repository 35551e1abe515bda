package saltus.runtime.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import saltus.runtime.BadInputException;

/** How numbers are kept in files. */
public enum Numbers {
    /** Pixels as levels 0 to 255; only what was such a level is kept as one. */
    LEVELS("U8", "|u1", 1),
    /** Half precision: rounded to eleven bits, as latents of large sets are kept. */
    HALF("F16", "<f2", 2),
    /** Single precision: every number as it is. */
    SINGLE("F32", "<f4", 4);

    private static final float HALF_RANGE = 127.5f;
    private static final int WHITE = 255;
    private static final int BUFFER_NUMBERS = 1 << 14;

    private final String safetensors;
    private final String numpy;
    private final int bytes;

    Numbers(String safetensors, String numpy, int bytes) {
        this.safetensors = safetensors;
        this.numpy = numpy;
        this.bytes = bytes;
    }

    /** Their type in the words of safetensors. */
    public String safetensors() {
        return safetensors;
    }

    /** Their type in the words of numpy. */
    public String numpy() {
        return numpy;
    }

    /** Bytes of a number. */
    public int bytes() {
        return bytes;
    }

    /** True if every value is a level of a pixel. */
    static boolean areLevels(float... values) {
        for (float value : values) {
            if (level(value) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The level of a value in [-1, 1]; -1 if it is none. */
    private static int level(float value) {
        int level = Math.round((value + 1) * HALF_RANGE);
        return level >= 0 && level <= WHITE && level / HALF_RANGE - 1 == value ? level : -1;
    }

    /** Writes values, little-endian. */
    public void write(OutputStream out, float[] values, int from, int count) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.min(count, BUFFER_NUMBERS) * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < from + count; i++) {
            put(buffer, values[i]);
            if (!buffer.hasRemaining()) {
                out.write(buffer.array());
                buffer.clear();
            }
        }
        out.write(buffer.array(), 0, buffer.position());
    }

    private void put(ByteBuffer buffer, float value) {
        switch (this) {
            case LEVELS -> {
                int level = level(value);
                if (level < 0) {
                    throw new BadInputException(
                            "A pixel is %s, which is no level from 0 to 255; give --numbers single.".formatted(value));
                }
                buffer.put((byte) level);
            }
            case HALF -> buffer.putShort(Half.of(value));
            case SINGLE -> buffer.putFloat(value);
        }
    }
}
