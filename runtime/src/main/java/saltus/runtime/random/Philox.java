package saltus.runtime.random;

import java.util.Arrays;

/**
 * Philox4x32-10 of "Parallel random numbers: as easy as 1, 2, 3" (Salmon and others, 2011): a keyed bijection of
 * 128-bit counters whose values pass the usual batteries of tests for random numbers. Blocks of one key never overlap.
 */
final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW_HALF = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * Writes the block of a counter into {@code block[0..1]}, the words of lower index in the lower halves.
     *
     * @param key 64 bits
     * @param low lower 64 bits of the counter
     * @param high upper 64 bits of the counter
     */
    static void block(long key, long low, long high, long[] block) {
        int x0 = (int) low;
        int x1 = (int) (low >>> 32);
        int x2 = (int) high;
        int x3 = (int) (high >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (x0 & LOW_HALF);
            long p1 = MULTIPLIER_1 * (x2 & LOW_HALF);
            x0 = (int) (p1 >>> 32) ^ x1 ^ k0;
            x1 = (int) p1;
            x2 = (int) (p0 >>> 32) ^ x3 ^ k1;
            x3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        block[0] = (x0 & LOW_HALF) | ((long) x1 << 32);
        block[1] = (x2 & LOW_HALF) | ((long) x3 << 32);
    }

    /**
     * Writes the blocks of {@code count} counters that follow each other, as {@link #block} makes them, the first half of
     * block i into {@code even[i]} and the second into {@code odd[i]}.
     *
     * @param low of the first counter; the upper half of all is {@code high}
     */
    static void blocks(long key, long low, long high, long[] even, long[] odd, int count) {
        for (int i = 0; i < count; i++) {
            even[i] = low + i;
        }
        Arrays.fill(odd, 0, count, high);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            round(k0 & LOW_HALF, k1 & LOW_HALF, even, odd, count);
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
    }

    /** One round of many blocks: so short that the compiler makes vectors of it, which it does not of all ten. */
    private static void round(long k0, long k1, long[] even, long[] odd, int count) {
        for (int i = 0; i < count; i++) {
            long first = even[i];
            long second = odd[i];
            long p0 = MULTIPLIER_0 * (first & LOW_HALF);
            long p1 = MULTIPLIER_1 * (second & LOW_HALF);
            even[i] = ((p1 >>> 32) ^ (first >>> 32) ^ k0) | (p1 << 32);
            odd[i] = ((p0 >>> 32) ^ (second >>> 32) ^ k1) | (p0 << 32);
        }
    }
}
