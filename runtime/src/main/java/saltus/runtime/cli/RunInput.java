package saltus.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;
import saltus.runtime.sample.Model;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.RunFolder;

/**
 * A run that a command goes on with.
 *
 * @param checkpoint its latest, whatever a training writes meanwhile
 * @param data what it was trained on
 */
record RunInput(Checkpoint checkpoint, Named<DataSet> data) implements AutoCloseable {
    /**
     * The run of a folder.
     *
     * @param data where its data are now; empty for where they were
     */
    static RunInput of(Path path, Optional<String> data) {
        Checkpoint checkpoint = RunFolder.existing(path);
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
