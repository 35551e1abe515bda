package saltus.runtime.data.format.table;

import java.nio.ByteBuffer;

/** Small numbers as Parquet packs them: runs of one number, and groups of eight with as many bits each as are needed. */
final class RunsAndBits {
    private final ByteBuffer in;
    private final int width;
    private long left;
    private boolean packed;
    private long run;
    private long bits;
    private int bitsLeft;

    /**
     * Numbers of a buffer.
     *
     * @param in little-endian
     * @param width bits of a number, from 0 to 32
     */
    RunsAndBits(ByteBuffer in, int width) {
        if (width < 0 || width > Integer.SIZE) {
            throw new IllegalArgumentException("a column has numbers of %d bits".formatted(width));
        }
        this.in = in;
        this.width = width;
    }

    /** The next number. */
    int next() {
        while (left == 0) {
            begin();
        }
        left--;
        return (int) (packed ? bits() : run);
    }

    private void begin() {
        long head = 0;
        int shift = 0;
        byte one;
        do {
            one = in.get();
            head |= (one & 0x7FL) << shift;
            shift += 7;
        } while (one < 0 && shift < Long.SIZE);
        packed = (head & 1) == 1;
        left = packed ? (head >>> 1) * Byte.SIZE : head >>> 1;
        bitsLeft = 0;
        bits = 0;
        if (!packed) {
            run = 0;
            for (int i = 0; i < (width + 7) / Byte.SIZE; i++) {
                run |= (in.get() & 0xFFL) << (i * Byte.SIZE);
            }
        }
    }

    private long bits() {
        while (bitsLeft < width) {
            bits |= (in.get() & 0xFFL) << bitsLeft;
            bitsLeft += Byte.SIZE;
        }
        long value = bits & ((1L << width) - 1);
        bits >>>= width;
        bitsLeft -= width;
        return value;
    }
}
