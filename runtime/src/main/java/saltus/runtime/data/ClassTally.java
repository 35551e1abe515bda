package saltus.runtime.data;

import org.jspecify.annotations.Nullable;

/**
 * How often each class has been drawn. The last count is kept and carried on from, forwards or backwards, so that steps
 * in a row cost a draw each; a step far away, as after a resume, is counted from the first.
 */
final class ClassTally {
    /** Draws of the steps 0 .. step - 1, an entry a class. */
    private record Count(long seed, long step, long[] draws) {}

    private final ClassDraws draws;
    private volatile @Nullable Count last;

    /** A tally of draws. */
    ClassTally(ClassDraws draws) {
        this.draws = draws;
    }

    /** Number of steps before {@code step} that show the class {@code label}. */
    long before(long seed, long step, int label) {
        Count known = nearest(seed, step);
        if (known.step() == step) {
            return known.draws()[label];
        }
        long[] counts = known.draws().clone();
        for (long drawn = known.step(); drawn < step; drawn++) {
            counts[draws.label(seed, drawn)]++;
        }
        for (long drawn = known.step(); drawn > step; drawn--) {
            counts[draws.label(seed, drawn - 1)]--;
        }
        last = new Count(seed, step, counts);
        return counts[label];
    }

    /** The count from which a step is reached by the fewest draws. */
    private Count nearest(long seed, long step) {
        Count known = last;
        return known != null && known.seed() == seed && Math.abs(step - known.step()) <= step
                ? known
                : new Count(seed, 0, new long[draws.classes()]);
    }
}
