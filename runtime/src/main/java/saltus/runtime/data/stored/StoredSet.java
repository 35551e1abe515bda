package saltus.runtime.data.stored;

import java.util.stream.IntStream;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.door.Options;

/** Stored samples as a set to learn from. */
final class StoredSet {
    private StoredSet() {}

    /**
     * The set of these samples.
     *
     * @param options how they are seen
     */
    static DataSet of(Records records, Options options) {
        int[] labels = IntStream.range(0, records.count()).map(records::label).toArray();
        return new FiniteSet(
                records.form().kind(),
                records.shape(),
                (sample, into, from) -> records.read(sample, 0, into, from),
                labels,
                records.classNames());
    }
}
