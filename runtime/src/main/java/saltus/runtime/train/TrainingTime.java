package saltus.runtime.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import saltus.runtime.AtomicFile;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;

/**
 * Keeps the wall time that the steps of a run took, summed over its parts, in a file beside the checkpoint: neither the
 * checkpoint nor the log may depend on a clock. Steps that a killed run has made beyond its last checkpoint do not count.
 */
public final class TrainingTime implements TrainingListener {
    private static final double NANOS = 1e9;
    private static final int MOST_BYTES = 1 << 26;
    private static final String STEP = "step";

    private final Path path;
    private final Path timings;
    private OptionalDouble before = OptionalDouble.empty();
    private long saved;
    private long start;
    private List<String> lines = new ArrayList<>();

    /** The clock of a run in a folder. */
    public TrainingTime(RunFolder folder) {
        this.path = folder.time();
        this.timings = folder.timings();
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
        lines = Place.isTaken(timings) ? new ArrayList<>(upTo(made)) : new ArrayList<>();
    }

    /** What was kept of the steps that the checkpoint holds. */
    private List<String> upTo(long made) {
        return new String(ReadableFile.bytes(timings, MOST_BYTES), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("\\{\"step\":[0-9]{1,18},\"seconds\":[0-9.E-]+}"))
                .filter(line ->
                        JsonParser.parseString(line).getAsJsonObject().get(STEP).getAsLong() <= made)
                .toList();
    }

    /** Wall time by line of the log, {@code step} and {@code seconds}, for curves over time. */
    @Override
    public void logged(long step, String line) {
        before.ifPresent(seconds -> {
            JsonObject time = new JsonObject();
            time.addProperty(STEP, step);
            time.addProperty("seconds", Math.round(1000 * now(seconds)) / 1000.0);
            lines.add(time.toString());
        });
    }

    private double now(double seconds) {
        return seconds + (System.nanoTime() - start) / NANOS;
    }

    @Override
    public void ended() {
        writeLines();
    }

    private void writeLines() {
        byte[] text = lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(timings, out -> out.write(text));
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
        times.addProperty(String.valueOf(step), now(before.getAsDouble()));
        JsonFile.write(path, times);
        saved = step;
        writeLines();
    }
}
