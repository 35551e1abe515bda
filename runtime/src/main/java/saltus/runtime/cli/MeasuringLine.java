package saltus.runtime.cli;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.train.ProgressLine;

/** How far an evaluation is, on the standard error stream, once it has taken long enough to be noticed. */
final class MeasuringLine implements Measuring, AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final int PARTS = 1000;

    private final long begun = System.nanoTime();
    private @Nullable ProgressLine line;

    @Override
    public void at(double share, String metric) {
        if (line == null && System.nanoTime() - begun > PATIENCE) {
            line = ProgressLine.onStandardError("measuring", Help.Ansi.AUTO.enabled(), 0, PARTS);
        }
        if (line != null) {
            line.at(Math.round(share * PARTS), metric);
        }
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }
}
