package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.runtime.BadInputException;
import saltus.runtime.sample.Model;
import saltus.runtime.train.Averaging;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.ChosenAverage;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.Snapshots;

/** Which weights of a run are used. */
final class WeightsOptions {
    /** Weights by how they came about. */
    enum Weights {
        /** As the last step has left them. */
        RAW,
        /** Their moving average. */
        EMA
    }

    @Option(
            names = "--weights",
            paramLabel = "raw|ema",
            defaultValue = "ema",
            description = "The weights as the last step has left them, or their moving average (default: ema).")
    private Weights weights = Weights.EMA;

    @Option(
            names = "--ema",
            paramLabel = "NAME",
            description =
                    "The average of weights: one that the run has kept, such as 0.9999, or power:LENGTH of any length"
                            + " if it has kept power functions (default: the first of the run).")
    private @Nullable String ema;

    @Option(
            names = "--snapshot",
            paramLabel = "STEP|best",
            description = "A checkpoint that 'train --keep' has kept (default: the last).")
    private @Nullable String snapshot;

    /** Refuses what no run could have. */
    void check() {
        if (ema == null) {
            return;
        }
        Averaging.parse(ema);
        if (weights == Weights.RAW) {
            throw new BadInputException("--weights raw is no average; leave out --ema.");
        }
    }

    /** True if none of them is given. */
    boolean areUsual() {
        return weights == Weights.EMA && ema == null && snapshot == null;
    }

    /** The checkpoint of a run, opened. */
    Checkpoint checkpoint(Path run) {
        return snapshot != null ? Snapshots.open(run, snapshot) : RunFolder.existing(run);
    }

    /** Puts the weights into a model, which has the first average. */
    void apply(PrintWriter console, Checkpoint checkpoint, Model model) {
        if (weights == Weights.RAW) {
            checkpoint.readWeights(model.state());
        }
        if (ema != null) {
            ChosenAverage average = ChosenAverage.of(checkpoint, ema);
            average.read(model.state());
            console.println("note: " + average.note());
        }
    }
}
