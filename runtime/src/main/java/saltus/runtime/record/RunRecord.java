package saltus.runtime.record;

import ai.djl.Device;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import saltus.runtime.JsonFile;
import saltus.runtime.program.StepReport;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.TrainingListener;
import saltus.runtime.train.TrainingSettings;

/**
 * Leaves in a run's folder what the run is and where it trains, as soon as its first step is made: a program that does not
 * run leaves nothing.
 */
public final class RunRecord implements TrainingListener {
    private final PlannedRun run;
    private final Device device;
    private boolean isWritten;

    /** The record of a run. */
    public RunRecord(PlannedRun run, Device device) {
        this.run = run;
        this.device = device;
    }

    @Override
    public void begins(long made, long steps) {
        Previews.forget(run.folder().path(), made);
    }

    @Override
    public void stepped(long step, StepReport report) {
        if (!isWritten) {
            Path folder = run.folder().path();
            Machine.write(folder, device);
            RecipeSource.write(folder, run.pipeline());
            Explanation.of(run.pipeline()).write(folder);
            JsonFile.write(folder.resolve("settings.json"), settings());
            isWritten = true;
        }
    }

    /** What does not decide the run's bits, and is not in its identity. */
    private JsonObject settings() {
        TrainingSettings settings = run.settings();
        JsonObject json = new JsonObject();
        json.addProperty("steps", settings.steps());
        json.addProperty("parameters", run.network().value().parameters());
        json.addProperty("log_every", settings.logEvery());
        json.addProperty("checkpoint_every", settings.checkpointEvery());
        if (settings.keepAveragesEvery() != Long.MAX_VALUE) {
            json.addProperty("keep_averages_every", settings.keepAveragesEvery());
        }
        return json;
    }
}
