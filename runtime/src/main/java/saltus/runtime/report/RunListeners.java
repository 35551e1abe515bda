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
        List<TrainingListener> listeners = new ArrayList<>(List.of(others));
        listeners.add(new RunRecord(run, device));
        listeners.addAll(views(run));
        return listeners.toArray(TrainingListener[]::new);
    }

    private static List<TrainingListener> views(PlannedRun run) {
        WeightLog weights = new WeightLog(run.folder(), run.settings());
        return List.of(weights, new EventLog(run.folder(), weights), new ReportLog(run.folder()));
    }

    /**
     * Writes anew what shows a run that has made its last step: a kill may have come between the two.
     *
     * @param made its steps
     */
    public static void showEnd(PlannedRun run, long made) {
        List<TrainingListener> views = views(run);
        views.forEach(view -> view.begins(made, made));
        views.forEach(TrainingListener::ended);
    }
}
