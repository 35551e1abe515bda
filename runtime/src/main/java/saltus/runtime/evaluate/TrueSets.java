package saltus.runtime.evaluate;

import java.util.Arrays;
import java.util.OptionalLong;
import saltus.graph.Shape;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;

/**
 * The true sets that samples of a data set are judged by. Two of a pair have no sample in common, where there are enough.
 *
 * @param data whose samples they are
 * @param seed decides them
 */
record TrueSets(DataSet data, long seed) {
    /** Where none are held back, one sample of so many of training is compared with the others. */
    private static final int SHARE_BESIDE = 4;

    /**
     * Two independent sets.
     *
     * @param left the one
     * @param right the other
     */
    record Pair(PointSet left, PointSet right) {}

    /** The most samples of a set that may be asked for: half of those that there are, so that a pair has none in common. */
    int most() {
        OptionalLong count = data.trueCount();
        return count.isEmpty()
                ? Integer.MAX_VALUE
                : (int) Math.max(1, Math.min(Integer.MAX_VALUE, count.getAsLong() / 2));
    }

    /** Classes as frequent as in the truth. */
    long[] labels(int n) {
        return data.trueSamples(seed, n).labels();
    }

    /** The truth that generated samples are compared with. */
    PointSet truth(int n) {
        return set(data.trueSamples(seed, n), 0, n);
    }

    /** The pair of a repeat, from 0. */
    Pair pair(int repeat, int n) {
        Batch both = data.trueSamples(seed + 1 + repeat, 2 * n);
        return new Pair(set(both, 0, n), set(both, n, n));
    }

    /**
     * Samples of training on the right, as many as there are up to a number, and on the left true ones that are none of them,
     * those of all repeats one after the other.
     *
     * @param wanted samples on the left for each repeat; there may be fewer
     * @param most samples on the right
     */
    Pair besideTraining(int repeats, int wanted, int most) {
        boolean held = data.truthIs() == DataSet.Truth.HELD_BACK;
        long there = held ? data.trueCount().orElseThrow() : data.count().orElse(Long.MAX_VALUE) / SHARE_BESIDE;
        int left = (int) Math.max(1, Math.min(wanted, there / repeats)) * repeats;
        long rest = data.count().orElse(Long.MAX_VALUE) - (held ? 0 : left);
        int right = (int) Math.max(1, Math.min(rest, most));
        if (held) {
            return new Pair(set(data.trueSamples(seed, left), 0, left), set(data.batch(seed, 0, right), 0, right));
        }
        Batch all = data.trueSamples(seed, left + right);
        return new Pair(set(all, 0, left), set(all, left, right));
    }

    private long size() {
        return data.sample().fixedSize();
    }

    private PointSet set(Batch batch, int first, int count) {
        Shape sample = data.sample();
        int size = Math.toIntExact(size());
        float[] values = Arrays.copyOfRange(batch.samples(), first * size, (first + count) * size);
        long[] labels = data.classes() == 0 ? new long[0] : Arrays.copyOfRange(batch.labels(), first, first + count);
        return PointSet.of(values, labels, sample);
    }
}
