package saltus.runtime.random;

/**
 * A sequence of random numbers with an address (seed, name, step). Equal addresses give equal sequences; sequences of
 * different steps never overlap, and those of different seeds or names are unrelated. Not for use by several threads at
 * once: each takes a stream of its own.
 */
public final class RandomStream {
    private static final double UNIT_53 = 0x1p-53;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long key;
    private final long step;
    private final long[] block = new long[2];
    private long position;

    private RandomStream(long key, long step) {
        this.key = key;
        this.step = step;
    }

    /** The stream of an address, at its beginning. All 64 bits of seed and step count. */
    public static RandomStream of(long seed, String name, long step) {
        return new RandomStream(mixed(mixed(seed + GOLDEN) ^ hash(name)), step);
    }

    /** The stream of the same seed and name at another step, at its beginning. */
    public RandomStream at(long otherStep) {
        return new RandomStream(key, otherStep);
    }

    /** The same stream after a number of draws from its beginning, each of which takes one position. */
    public RandomStream after(long draws) {
        RandomStream later = new RandomStream(key, step);
        later.position = draws;
        if ((draws & 1) == 1) {
            Philox.block(key, draws >>> 1, step, later.block);
        }
        return later;
    }

    /** 64 independent bits. */
    public long bits() {
        int half = (int) (position & 1);
        if (half == 0) {
            Philox.block(key, position >>> 1, step, block);
        }
        position++;
        return block[half];
    }

    /** U[0, 1): multiples of 2^-53. */
    public double uniform() {
        return (bits() >>> 11) * UNIT_53;
    }

    /** U[low, high), for low < high of moderate size. */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** N(0, 1), within 8.3 of zero. */
    public double normal() {
        return NormalQuantile.at(NormalQuantile.probability(bits()));
    }

    /**
     * The next numbers that {@link #normal} would give, several times as fast.
     *
     * @param count of them
     */
    public double[] normals(int count) {
        double[] values = new double[count];
        int first = 0;
        if (count > 0 && (position & 1) == 1) { // the second half of a block
            values[first++] = normal();
        }
        int blocks = (count - first) / 2;
        new NormalBlocks(key, step, blocks).fill(position >>> 1, values, first);
        position += 2L * blocks;
        if (first + 2 * blocks < count) {
            values[count - 1] = normal();
        }
        return values;
    }

    /**
     * A whole number in 0 .. bound - 1; each is as likely as the others up to 2^-32 of its probability.
     *
     * @param bound at least 1
     */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("no whole number lies in 0 .. " + (bound - 1));
        }
        return (int) Math.multiplyHigh(bits() >>> 1, 2L * bound);
    }

    /** The numbers 0 .. n - 1 in random order, all orders equally likely. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int other = below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static long hash(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), a bijection. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
