package saltus.runtime.random;

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
}
