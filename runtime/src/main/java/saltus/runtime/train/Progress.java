package saltus.runtime.train;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import saltus.runtime.program.StepReport;

/** A progress bar with rate, time left and a smoothed loss; where there is no terminal, a line now and then. */
public final class Progress implements TrainingListener {
    private static final double SMOOTHING = 0.98;
    private static final int TERMINAL_MILLIS = 250;
    private static final int LINES_MILLIS = 15_000;

    private final String title;
    private final PrintStream out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private double smoothed = Double.NaN;

    /**
     * Progress on the standard error stream.
     *
     * @param title stands before the bar
     * @param terminal true if lines can be drawn over
     */
    public static Progress onStandardError(String title, boolean terminal) {
        return new Progress(title, System.err, terminal);
    }

    private Progress(String title, PrintStream out, boolean terminal) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void begins(long made, long steps) {
        ProgressBarConsumer consumer = terminal
                ? new ConsoleProgressBarConsumer(out)
                : new DelegatingProgressBarConsumer(line -> out.println(line.strip()), 100);
        bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(steps)
                .startsFrom(made, java.time.Duration.ZERO)
                .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : LINES_MILLIS)
                .setStyle(terminal ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setConsumer(consumer)
                .showSpeed()
                .setUnit("", 1)
                .build();
    }

    @Override
    public void stepped(long step, StepReport report) {
        if (report.applied()) {
            smoothed = Double.isNaN(smoothed) ? report.loss() : SMOOTHING * smoothed + (1 - SMOOTHING) * report.loss();
        }
        ProgressBar open = bar;
        if (open != null) {
            open.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", smoothed));
            open.stepTo(step);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
