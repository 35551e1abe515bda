package saltus.runtime.data;

import java.util.List;
import saltus.graph.Shape;

/** Data that are not there. */
public final class AbsentData {
    private AbsentData() {}

    /**
     * What is known of them: enough to sample a model of them. Batches and true samples are refused with the reason.
     *
     * @param text by which they were had
     * @param gone why they are not to be had, as a sentence
     * @param sample shape of one, all extents fixed
     * @param content their fingerprint
     */
    public static DataSet of(
            String text,
            String gone,
            DataSet.Kind kind,
            Shape sample,
            List<String> classNames,
            Units units,
            String content) {
        return new RememberedSet(text, gone, kind, sample, classNames, units, content);
    }
}
