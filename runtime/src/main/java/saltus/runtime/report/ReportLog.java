package saltus.runtime.report;

import java.nio.file.Path;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingListener;

/**
 * Keeps the page of a run while it trains: after checkpoints, pictures and measurements, as long as that takes no more than
 * a twentieth of the time, and at the end.
 */
final class ReportLog implements TrainingListener {
    private static final int SHARE = 20;

    private final RunFolder folder;
    private long next = System.nanoTime();
    private long last;

    ReportLog(RunFolder folder) {
        this.folder = folder;
    }

    @Override
    public void previewed(long step, Path picture) {
        writeIfCheap();
    }

    @Override
    public void measured(MeasuredSamples samples) {
        writeIfCheap();
    }

    @Override
    public void begins(long made, long steps) {
        last = steps;
    }

    @Override
    public void saved(long step) {
        if (step < last) { // else the end follows
            writeIfCheap();
        }
    }

    @Override
    public void ended() {
        Report.write(folder);
    }

    private void writeIfCheap() {
        long begun = System.nanoTime();
        if (begun - next >= 0) {
            Report.write(folder);
            long done = System.nanoTime();
            next = done + SHARE * (done - begun);
        }
    }
}
