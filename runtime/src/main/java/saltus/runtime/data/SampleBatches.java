package saltus.runtime.data;

import java.io.IOException;
import saltus.runtime.IoConsumer;

/** Samples that are gone through in order, a batch after the other, so that not all of them have to be in memory. */
public interface SampleBatches {
    /** Shape of all samples together, their number first. */
    long[] shape();

    /** The class of each; the number of classes for none. */
    long[] labels();

    /** Number of samples. */
    default int count() {
        return labels().length;
    }

    /**
     * Goes through all of them; each time they are the same.
     *
     * @throws IOException what the consumer throws
     */
    void each(IoConsumer<? super Samples> batch) throws IOException;
}
