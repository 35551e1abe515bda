package saltus.runtime.data;

import org.jspecify.annotations.Nullable;
import saltus.runtime.random.RandomStream;

/**
 * The order in which a finite set is gone through: a random one without repetition for each epoch, which depends on the
 * seed and the number of the epoch alone. The order in use is kept; another one costs O(count).
 */
final class Epochs {
    private record Order(long seed, long epoch, int[] samples) {}

    private final int count;
    private volatile @Nullable Order last;

    /** Epochs over {@code count} samples, at least 1. */
    Epochs(int count) {
        this.count = count;
    }

    /** The samples of a batch, numbers 0 .. count - 1. */
    int[] batch(long seed, long step, int size) {
        int[] samples = new int[size];
        long first = Math.multiplyExact(step, size);
        Order order = order(seed, first / count);
        for (int i = 0; i < size; i++) {
            long position = first + i;
            if (position / count != order.epoch()) {
                order = order(seed, position / count);
            }
            samples[i] = order.samples()[(int) (position % count)];
        }
        return samples;
    }

    /** Samples drawn with replacement. */
    int[] independent(long seed, int n) {
        RandomStream random = RandomStream.of(seed, "truth", 0);
        int[] samples = new int[n];
        for (int i = 0; i < n; i++) {
            samples[i] = random.below(count);
        }
        return samples;
    }

    private Order order(long seed, long epoch) {
        Order known = last;
        if (known != null && known.seed() == seed && known.epoch() == epoch) {
            return known;
        }
        Order order =
                new Order(seed, epoch, RandomStream.of(seed, "epoch", epoch).permutation(count));
        last = order;
        return order;
    }
}
