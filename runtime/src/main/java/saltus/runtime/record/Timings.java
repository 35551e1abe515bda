package saltus.runtime.record;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Seconds of training that a run had taken after some of its steps.
 *
 * @param seconds by rising steps
 */
public record Timings(TreeMap<Long, Double> seconds) {
    /** Times are kept to this many seconds. */
    private static final double SHORTEST = 1e-3;

    /**
     * Those of a folder; none if it keeps none.
     *
     * @throws saltus.runtime.BadInputException if they cannot be read
     */
    public static Timings read(Path folder) {
        return of(JsonLines.read(folder.resolve("timings.jsonl")).objects());
    }

    /** Those of the lines of a file. */
    public static Timings of(List<JsonObject> lines) {
        TreeMap<Long, Double> seconds = new TreeMap<>();
        for (JsonObject line : lines) {
            OptionalDouble time = JsonLines.number(line, "seconds");
            JsonLines.step(line).ifPresent(step -> time.ifPresent(s -> seconds.put(step, s)));
        }
        return new Timings(seconds);
    }

    /** Seconds up to a step: those of the last one before it that are known, or 0. */
    public double at(long step) {
        Map.Entry<Long, Double> before = seconds.floorEntry(step);
        return before == null ? 0 : before.getValue();
    }

    /** Steps a second between a step and the one before it that was timed; empty if the step was not. */
    public OptionalDouble rate(long step) {
        Double now = seconds.get(step);
        if (now == null) {
            return OptionalDouble.empty();
        }
        Map.Entry<Long, Double> before = seconds.lowerEntry(step);
        long steps = before == null ? step : step - before.getKey();
        double passed = before == null ? now : now - before.getValue();
        return OptionalDouble.of(steps / Math.max(SHORTEST, passed));
    }
}
