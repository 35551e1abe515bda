package saltus.runtime.data.stored;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.random.RandomStream;

/**
 * Some of other records, in their order: samples held back from training for measuring, and those that are left. Whether a record
 * is held back depends on its number and on the share alone.
 */
final class HeldBack {
    private HeldBack() {}

    /** True for a record that is held back. */
    static IntPredicate share(double share) {
        return record -> RandomStream.of(0, "held back", record).uniform() < share;
    }

    /** The numbers below {@code count} for which something holds. */
    static int[] chosen(int count, IntPredicate which) {
        return IntStream.range(0, count).filter(which).toArray();
    }

    /** A reader of some samples of another. */
    @SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
    record Part(FiniteSet.Reader whole, int[] numbers) implements FiniteSet.Reader {
        @Override
        public void read(int sample, float[] into, int from) {
            whole.read(numbers[sample], into, from);
        }

        @Override
        public void view(int sample, RandomStream chance, float[] into, int from) {
            whole.view(numbers[sample], chance, into, from);
        }

        @Override
        public float[] content(int sample, int size) {
            return whole.content(numbers[sample], size);
        }
    }
}
