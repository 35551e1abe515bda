package saltus.runtime.cli;

import java.nio.file.Path;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.sample.Model;
import saltus.runtime.train.RunFolder;

/**
 * A run that a command goes on with.
 *
 * @param folder where it is
 * @param data what it was trained on
 */
record RunInput(RunFolder folder, Named<DataSet> data) {
    static RunInput of(Path path) {
        RunFolder folder = RunFolder.existing(path);
        return new RunInput(folder, Model.data(folder));
    }
}
