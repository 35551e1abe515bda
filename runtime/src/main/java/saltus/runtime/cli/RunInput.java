package saltus.runtime.cli;

import java.util.Optional;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;
import saltus.runtime.sample.Model;
import saltus.runtime.train.Checkpoint;

/**
 * A run that a command goes on with.
 *
 * @param checkpoint its latest, whatever a training writes meanwhile
 * @param data what it was trained on
 */
record RunInput(Checkpoint checkpoint, Named<DataSet> data) implements AutoCloseable {
    /**
     * The run of a checkpoint, which is closed with it.
     *
     * @param data where its data are now; empty for where they were
     */
    static RunInput of(Checkpoint checkpoint, Optional<String> data) {
        try {
            return new RunInput(checkpoint, data.map(DataSources::open).orElseGet(() -> Model.data(checkpoint)));
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
    }

    /** What to say where the data are gone, and the checkpoint's own memory of them is used. */
    Optional<String> gone() {
        return data.value().hasSamples()
                ? Optional.empty()
                : data.value().found().stream().findFirst();
    }

    @Override
    public void close() {
        checkpoint.close();
    }
}
