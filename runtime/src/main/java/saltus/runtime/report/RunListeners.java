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
     * @param hasPage true if its page is written, too
     * @param others come first
     */
    public static TrainingListener[] of(PlannedRun run, Device device, boolean hasPage, TrainingListener... others) {
        List<TrainingListener> listeners = new ArrayList<>(List.of(others));
        listeners.add(new RunRecord(run, device));
        listeners.addAll(views(run));
        if (hasPage) {
            listeners.add(new ReportLog(run.folder()));
        }
        return listeners.toArray(TrainingListener[]::new);
    }

    private static List<TrainingListener> views(PlannedRun run) {
        WeightLog weights = new WeightLog(run.folder(), run.settings());
        return List.of(weights, new EventLog(run.folder(), weights));
    }

    /**
     * Writes anew what shows a run that has made its last step: a kill may have come between the two.
     *
     * @param made its steps
     */
    public static void showEnd(PlannedRun run, long made) {
        List<TrainingListener> views = new ArrayList<>(views(run));
        views.add(new ReportLog(run.folder()));
        views.forEach(view -> view.begins(made, made));
        views.forEach(TrainingListener::ended);
    }
}
