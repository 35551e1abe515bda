package saltus.runtime.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.OptionalDouble;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;

/**
 * Keeps the wall time that the steps of a run took, summed over its parts, in a file beside the checkpoint: neither the
 * checkpoint nor the log may depend on a clock. Steps that a killed run has made beyond its last checkpoint do not count.
 */
public final class TrainingTime implements TrainingListener {
    private static final double NANOS = 1e9;

    private final Path path;
    private OptionalDouble before = OptionalDouble.empty();
    private long saved;
    private long start;

    /** The clock of a run in a folder. */
    public TrainingTime(RunFolder folder) {
        this.path = folder.time();
    }

    /** Seconds that the first steps of a folder's run took; empty if nobody has measured them. */
    public static OptionalDouble seconds(RunFolder folder, long steps) {
        return steps == 0 ? OptionalDouble.of(0) : read(folder.time(), steps);
    }

    private static OptionalDouble read(Path path, long steps) {
        if (!Place.isTaken(path)) {
            return OptionalDouble.empty();
        }
        // changed by hand, it says nothing
        return JsonFile.read(path)
                .map(times -> times.get(String.valueOf(steps)))
                .filter(seconds -> seconds instanceof JsonPrimitive time && time.isNumber())
                .map(seconds -> OptionalDouble.of(seconds.getAsDouble()))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public void begins(long made, long total) {
        before = made == 0 ? OptionalDouble.of(0) : read(path, made);
        saved = made;
        start = System.nanoTime();
    }

    /** The time of the checkpoint before is kept, too: a kill may come before the new one is written. */
    @Override
    public void saving(long step) {
        if (before.isEmpty()) {
            return;
        }
        JsonObject times = new JsonObject();
        OptionalDouble last = saved == 0 ? OptionalDouble.empty() : read(path, saved);
        last.ifPresent(seconds -> times.addProperty(String.valueOf(saved), seconds));
        times.addProperty(String.valueOf(step), before.getAsDouble() + (System.nanoTime() - start) / NANOS);
        JsonFile.write(path, times);
        saved = step;
    }
}
