package saltus.runtime.random;

/**
 * Normal numbers in bulk, the same to the last bit as {@link RandomStream#normal} gives one by one. Every loop does one
 * thing to a part of the numbers that stays in the nearest cache, so that Java's compiler has a vector of them done at a
 * time; the tails, which need a logarithm, are gathered and done by themselves.
 */
final class NormalBlocks {
    /** A block makes two numbers; a part takes 44 KB. */
    private static final int MOST_BLOCKS = 512;

    private final long key;
    private final long step;
    private final int blocks;
    private final int part;
    private final long[] even;
    private final long[] odd;
    private final double[] probabilities;
    private final double[] normals;
    private final NormalQuantile.Many quantile;

    /**
     * @param key of a stream
     * @param step of the stream: the upper half of its blocks' counters
     * @param blocks of which numbers are made, two of each
     */
    NormalBlocks(long key, long step, int blocks) {
        this.key = key;
        this.step = step;
        this.blocks = blocks;
        this.part = Math.min(MOST_BLOCKS, blocks);
        this.even = new long[part];
        this.odd = new long[part];
        this.probabilities = new double[2 * part];
        this.normals = new double[2 * part];
        this.quantile = new NormalQuantile.Many(2 * part);
    }

    /** Writes the numbers from the block {@code first} on into {@code values[from ..]}. */
    void fill(long first, double[] values, int from) {
        for (int done = 0; done < blocks; done += part) {
            int count = Math.min(part, blocks - done);
            Philox.blocks(key, first + done, step, even, odd, count);
            for (int i = 0; i < count; i++) {
                probabilities[2 * i] = NormalQuantile.probability(even[i]);
                probabilities[2 * i + 1] = NormalQuantile.probability(odd[i]);
            }
            quantile.at(probabilities, 2 * count, normals);
            System.arraycopy(normals, 0, values, from + 2 * done, 2 * count);
        }
    }
}
