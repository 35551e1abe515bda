package saltus.runtime.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.runtime.report.Report;

/** {@code saltus report RUN}: the page of a run, from its folder alone. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the page of a run: one HTML file that needs nothing but a browser, with curves, samples over time, error"
                    + " over t and t - r, metrics, the design and what was proved of it, costs, settings and machine.",
            "",
            "A training writes it, too, and again at each checkpoint. Everything comes from the files of the folder, also of"
                    + " a run that trains at the moment: what is missing there is missing on the page, and what is damaged is"
                    + " said.",
            "",
            "'saltus compare RUN RUN' puts several side by side. TensorBoard shows a run with 'tensorboard --logdir RUN'."
        },
        footer = {"", "Example:", "  saltus report runs/MeanFlow-checkerboard"})
final class ReportCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A folder that 'saltus train' has made.")
    private Path run;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the page goes (default: RUN/report.html).")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Path target = out != null ? out : run.resolve(Report.NAME);
        Report.write(target, List.of(run));
        spec.commandLine().getOut().println(target);
    }
}
