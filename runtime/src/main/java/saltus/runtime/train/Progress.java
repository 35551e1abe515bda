package saltus.runtime.train;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import saltus.runtime.program.StepReport;

/**
 * A progress bar with rate, time left, the smoothed error before any weight and the smoothed loss after it, and refused steps if
 * there are any; where there is no terminal, a line now and then.
 */
public final class Progress implements TrainingListener {
    private static final double SMOOTHING = 0.98;

    private final String title;
    private final boolean terminal;
    private @Nullable ProgressLine line;
    private double loss = Double.NaN;
    private double error = Double.NaN;
    private long refused;

    /**
     * Progress on the standard error stream.
     *
     * @param title stands before the bar
     * @param terminal true if lines can be drawn over
     */
    public static Progress onStandardError(String title, boolean terminal) {
        return new Progress(title, terminal);
    }

    private Progress(String title, boolean terminal) {
        this.title = title;
        this.terminal = terminal;
    }

    @Override
    public void begins(long made, long steps) {
        line = ProgressLine.withRate(title, terminal, made, steps);
    }

    @Override
    public void stepped(long step, StepReport report) {
        if (report.applied()) {
            loss = smoothed(loss, report.loss());
            error = smoothed(error, report.error());
        } else {
            refused++;
        }
        ProgressLine open = line;
        if (open != null) {
            String refusals = refused == 0 ? "" : String.format(Locale.ROOT, ", %,d steps refused", refused);
            open.at(step, String.format(Locale.ROOT, "error %.4f, loss %.4f%s", error, loss, refusals));
        }
    }

    private static double smoothed(double before, double now) {
        return Double.isNaN(before) ? now : SMOOTHING * before + (1 - SMOOTHING) * now;
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }
}
