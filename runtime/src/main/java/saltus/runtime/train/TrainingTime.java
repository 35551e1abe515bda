package saltus.runtime.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import saltus.runtime.AtomicFile;
import saltus.runtime.FileProblem;

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
        if (!Files.exists(path)) {
            return OptionalDouble.empty();
        }
        try {
            JsonObject times = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
            String step = String.valueOf(steps);
            return times.has(step) ? OptionalDouble.of(times.get(step).getAsDouble()) : OptionalDouble.empty();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        } catch (JsonParseException
                | IllegalStateException
                | NumberFormatException
                | UnsupportedOperationException changedByHand) {
            return OptionalDouble.empty();
        }
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
        AtomicFile.write(path, out -> out.write((times + "\n").getBytes(StandardCharsets.UTF_8)));
        saved = step;
    }
}
