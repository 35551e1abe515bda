package saltus.runtime.report;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import saltus.runtime.record.RunRecord;
import saltus.runtime.record.WeightLog;
import saltus.runtime.tensorboard.EventLog;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.TrainingListener;

/** Who watches a run so that people can follow it. */
public final class RunListeners {
    private RunListeners() {}

    /**
     * The listeners of a run, in the order in which they are to be told.
     *
     * @param others come first
     */
    public static TrainingListener[] of(PlannedRun run, Device device, TrainingListener... others) {
        WeightLog weights = new WeightLog(run.folder(), run.settings());
        List<TrainingListener> listeners = new ArrayList<>(List.of(others));
        listeners.add(new RunRecord(run, device));
        listeners.add(weights);
        listeners.add(new EventLog(run.folder(), weights));
        listeners.add(new ReportLog(run.folder()));
        return listeners.toArray(TrainingListener[]::new);
    }
}
