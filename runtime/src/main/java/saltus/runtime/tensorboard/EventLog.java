package saltus.runtime.tensorboard;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.record.Machine;
import saltus.runtime.record.Timings;
import saltus.runtime.record.WeightLog;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingListener;

/**
 * Keeps a run's event file. It is written anew from the folder when the first thing happens after a beginning, so that
 * nothing is there twice, and at the end; what happens between is added.
 */
public final class EventLog implements TrainingListener {
    private final Path folder;
    private final EventFile file;
    private final WeightLog weights;
    private boolean isOpen;
    private RunEvents now;

    /**
     * The event file of a run in a folder.
     *
     * @param weights is told of checkpoints before this
     */
    public EventLog(RunFolder folder, WeightLog weights) {
        this.folder = folder.path();
        this.weights = weights;
        this.file = new EventFile(folder.path());
        this.now = new RunEvents(this.folder, new Clock.Running(0));
    }

    @Override
    public void begins(long made, long steps) {
        now = new RunEvents(folder, new Clock.Running(made));
    }

    @Override
    public void logged(long step, String line) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        now.logged(object).ifPresent(this::add);
    }

    @Override
    public void previewed(long step, Path picture) {
        now.previewed(step, picture).ifPresent(this::add);
    }

    @Override
    public void measured(MeasuredSamples samples) {
        now.measured(samples.json()).ifPresent(this::add);
    }

    @Override
    public void saved(long step) {
        weights.last().filter(line -> line.step() == step).ifPresent(line -> add(now.weighed(line)));
    }

    @Override
    public void ended() {
        write();
    }

    private void add(Event event) {
        if (isOpen) {
            file.append(event);
        } else {
            write(); // it is in the folder already
            isOpen = true;
        }
    }

    private void write() {
        Clock clock = new Clock.Remembered(Machine.started(folder), Timings.read(folder));
        file.write(clock.wallTime(0), new RunEvents(folder, clock)::each);
    }
}
