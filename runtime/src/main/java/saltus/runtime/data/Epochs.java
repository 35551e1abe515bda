package saltus.runtime.data;

import saltus.runtime.random.RandomStream;

/**
 * The order in which a finite set is gone through: a random one without repetition for each epoch, which depends on the
 * seed and the number of the epoch alone.
 */
public final class Epochs {
    private final int count;
    private final Shuffles shuffles;

    /** Epochs over {@code count} samples, at least 1. */
    public Epochs(int count) {
        this.count = count;
        shuffles = new Shuffles("epoch", count);
    }

    /** The samples of a batch, numbers 0 .. count - 1. */
    public int[] batch(long seed, long step, int size) {
        int[] samples = new int[size];
        long first = Math.multiplyExact(step, size);
        long epoch = first / count;
        int[] order = shuffles.order(seed, epoch);
        for (int i = 0; i < size; i++) {
            long position = first + i;
            if (position / count != epoch) {
                epoch = position / count;
                order = shuffles.order(seed, epoch);
            }
            samples[i] = order[(int) (position % count)];
        }
        return samples;
    }

    /** Samples drawn with replacement. */
    public int[] independent(long seed, int n) {
        RandomStream random = RandomStream.of(seed, "truth", 0);
        int[] samples = new int[n];
        for (int i = 0; i < n; i++) {
            samples[i] = random.below(count);
        }
        return samples;
    }
}
