package saltus.runtime.cli;

import java.nio.file.Path;
import java.util.Map;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSets;
import saltus.runtime.sample.Model;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.RunFolder;

/**
 * A run that a command goes on with.
 *
 * @param folder where it is
 * @param data what it was trained on
 */
record RunInput(RunFolder folder, DataSet data) {
    static RunInput of(Path path) {
        RunFolder folder = RunFolder.existing(path);
        Map<String, String> metadata = Checkpoint.metadata(folder.checkpoint());
        return new RunInput(folder, DataSets.parse(Model.entry(metadata, "data", folder.checkpoint())));
    }
}
