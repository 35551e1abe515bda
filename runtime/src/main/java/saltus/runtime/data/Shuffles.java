package saltus.runtime.data;

import org.jspecify.annotations.Nullable;
import saltus.runtime.random.RandomStream;

/**
 * A random order of a finite set for each pass over it, which depends on the seed and the number of the pass alone. The
 * order in use is kept; another one costs O(count).
 */
final class Shuffles {
    private record Shuffle(long seed, long pass, int[] order) {}

    private final String name;
    private final int count;
    private volatile @Nullable Shuffle last;

    /**
     * Orders of 0 .. count - 1.
     *
     * @param name of the random numbers: sets of different names are shuffled independently
     */
    Shuffles(String name, int count) {
        this.name = name;
        this.count = count;
    }

    /** The order of a pass; not to be changed. */
    int[] order(long seed, long pass) {
        Shuffle known = last;
        if (known != null && known.seed() == seed && known.pass() == pass) {
            return known.order();
        }
        int[] order = RandomStream.of(seed, name, pass).permutation(count);
        last = new Shuffle(seed, pass, order);
        return order;
    }
}
