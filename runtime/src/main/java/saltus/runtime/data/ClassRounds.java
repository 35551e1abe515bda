package saltus.runtime.data;

import java.util.function.LongFunction;

/**
 * How the batches of one class go round its samples: in passes, each of which has every sample once. A batch begins the
 * next pass if fewer samples are left than it needs; those are skipped, which favours none as long as every pass has an
 * order of its own. A class that is smaller than a batch is gone through pass after pass within the batch.
 *
 * @param members number of samples of the class, at least 1
 * @param size samples in a batch, at least 1
 * @param threshold the next pass begins if fewer than this are left, too; up to {@code size} makes no difference
 */
public record ClassRounds(int members, int size, int threshold) {
    /** Refuses classes and batches without samples. */
    public ClassRounds {
        if (members < 1 || size < 1) {
            throw new IllegalArgumentException("no batch of " + size + " samples from a class of " + members);
        }
    }

    /** A pass is used as long as it has enough samples for a batch. */
    public ClassRounds(int members, int size) {
        this(members, size, size);
    }

    /**
     * The samples of a batch.
     *
     * @param number of the batch among those of this class, from 0
     * @param orders for the number of a pass, from 0, the members in the order in which this pass has them
     */
    public int[] batch(long number, LongFunction<int[]> orders) {
        int[] samples = new int[size];
        long pass = Math.multiplyExact(number / batchesInPass(), passesInBatch());
        int position = (int) (number % batchesInPass()) * size;
        int filled = 0;
        while (filled < size) {
            int taken = Math.min(size - filled, members - position);
            System.arraycopy(orders.apply(pass), position, samples, filled, taken);
            filled += taken;
            position = 0;
            pass++;
        }
        return samples;
    }

    /** Batches that begin in a pass. */
    private int batchesInPass() {
        int needed = Math.max(size, threshold);
        return members < needed ? 1 : (members - needed) / size + 1;
    }

    /** Passes that a batch begins: one, unless the class is smaller than the batch. */
    private int passesInBatch() {
        return (size - 1) / members + 1;
    }
}
