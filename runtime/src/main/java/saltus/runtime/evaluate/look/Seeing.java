package saltus.runtime.evaluate.look;

import java.util.function.DoubleConsumer;
import saltus.runtime.Sharing;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;

/** Looks at the true samples of data, of which some are in memory at once. */
final class Seeing {
    /** Numbers of samples that are in memory at once. */
    private static final int NUMBERS = 1 << 22;

    private Seeing() {}

    /**
     * What is seen of so many true samples, different ones as long as there are enough.
     *
     * @param seed decides which
     * @param sharing who looks
     * @param done hears the share that is done, in [0, 1]
     */
    static FeatureSet of(
            DataSet data, long seed, long count, Showing showing, Look look, Sharing sharing, DoubleConsumer done) {
        Gathering gathering = new Gathering(look, showing.size(), data.classes() > 0, sharing);
        int step = (int) Math.max(1, Math.min(count, NUMBERS / showing.size().numbers()));
        for (int i = 0; gathering.count() < count; i++) {
            Batch batch = data.trueBatch(seed, i, step);
            int n = (int) Math.min(step, count - gathering.count());
            gathering.add(showing.of(batch.samples()), batch.labels(), n);
            done.accept(gathering.count() / (double) count);
        }
        return gathering.set();
    }
}
