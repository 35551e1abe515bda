package saltus.runtime.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.runtime.sample.Model;
import saltus.runtime.train.Averaging;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.ChosenAverage;

/** Which average of a run's weights is used. */
final class AverageOptions {
    @Option(
            names = "--ema",
            paramLabel = "NAME",
            description =
                    "The average of weights: one that the run has kept, such as 0.9999, or power:LENGTH of any length"
                            + " if it has kept power functions (default: the first of the run).")
    private @Nullable String ema;

    /** Refuses what no run could have. */
    void check() {
        if (ema != null) {
            Averaging.parse(ema);
        }
    }

    /** Puts the average into a model. */
    void apply(PrintWriter console, Checkpoint checkpoint, Model model) {
        if (ema != null) {
            ChosenAverage average = ChosenAverage.of(checkpoint, ema);
            average.read(model.state());
            console.println("note: " + average.note());
        }
    }
}
