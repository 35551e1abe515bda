package saltus.runtime.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the standard error stream with the time that is left; where there is no terminal, a line now and then. */
public final class ProgressLine implements AutoCloseable {
    private static final int TERMINAL_MILLIS = 250;
    private static final int LINES_MILLIS = 15_000;
    private static final int LINE_LENGTH = 100;

    private final ProgressBar bar;

    private ProgressLine(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * A bar that counts work.
     *
     * @param title stands before the bar
     * @param terminal true if lines can be drawn over
     * @param made work that earlier commands have done, which says nothing about the time that is left
     * @param total all work
     */
    public static ProgressLine onStandardError(String title, boolean terminal, long made, long total) {
        return new ProgressLine(builder(title, terminal, made, total).build());
    }

    /** The same with the work of a second. */
    static ProgressLine withRate(String title, boolean terminal, long made, long total) {
        return new ProgressLine(
                builder(title, terminal, made, total).showSpeed().build());
    }

    private static ProgressBarBuilder builder(String title, boolean terminal, long made, long total) {
        PrintStream out = System.err;
        ProgressBarConsumer consumer = terminal
                ? new ConsoleProgressBarConsumer(out)
                : new DelegatingProgressBarConsumer(line -> out.println(line.strip()), LINE_LENGTH);
        return new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total)
                .startsFrom(made, java.time.Duration.ZERO)
                .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : LINES_MILLIS)
                .setStyle(terminal ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setConsumer(consumer)
                .setUnit("", 1);
    }

    /**
     * Moves the bar.
     *
     * @param done work that is done, that of earlier commands included
     * @param says stands behind the bar
     */
    public void at(long done, String says) {
        bar.setExtraMessage(" " + says);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
