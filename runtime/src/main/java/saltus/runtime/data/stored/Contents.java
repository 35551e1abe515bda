package saltus.runtime.data.stored;

import java.util.stream.IntStream;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.data.Units;

/** Sums up what records are, so that others are noticed. */
public final class Contents {
    private Contents() {}

    /** The fingerprint of all numbers and labels, or of some of a set that is too large to be read within seconds. */
    public static String fingerprint(Records records) {
        Seen plain = new Seen(records, 0, false, Units.STORED);
        int[] labels = IntStream.range(0, records.count()).map(records::label).toArray();
        return new FiniteSet(records.form().kind(), plain.sample(), plain, labels, records.classNames())
                .fingerprint(Thoroughness.QUICK);
    }
}
