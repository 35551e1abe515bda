package saltus.runtime.tensorboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import saltus.runtime.record.JsonLines;
import saltus.runtime.record.Previews;
import saltus.runtime.record.WeightDistributions;
import saltus.runtime.record.WeightLog;

/** What happened to a run, as its folder tells it. */
final class RunEvents {
    private static final int WIDTH_AT = 16;
    private static final int HEIGHT_AT = 20;

    private final Path folder;
    private final Clock clock;

    RunEvents(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Hands on all events by rising steps, one picture in memory at a time. */
    void each(Consumer<Event> events) {
        TreeMap<Long, List<Runnable>> bySteps = new TreeMap<>();
        JsonLines.read(folder.resolve("log.jsonl"))
                .objects()
                .forEach(line -> later(bySteps, line, () -> logged(line).ifPresent(events)));
        Previews.of(folder)
                .forEach((step, path) -> bySteps.computeIfAbsent(step, s -> new ArrayList<>())
                        .add(() -> previewed(step, path).ifPresent(events)));
        JsonLines.read(folder.resolve("measured.jsonl"))
                .objects()
                .forEach(line -> later(bySteps, line, () -> measured(line).ifPresent(events)));
        WeightLog.read(folder)
                .forEach(line -> bySteps.computeIfAbsent(line.step(), s -> new ArrayList<>())
                        .add(() -> events.accept(weighed(line))));
        bySteps.values().forEach(step -> step.forEach(Runnable::run));
    }

    private static void later(Map<Long, List<Runnable>> bySteps, JsonObject line, Runnable event) {
        JsonLines.step(line)
                .ifPresent(step ->
                        bySteps.computeIfAbsent(step, s -> new ArrayList<>()).add(event));
    }

    /** A line of the log: each of its numbers, and the speed. */
    Optional<Event> logged(JsonObject line) {
        OptionalLong step = JsonLines.step(line);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        for (String name : line.keySet()) {
            if (!name.equals("step")) {
                JsonLines.number(line, name).ifPresent(value -> values.add(new Value.Scalar("train/" + name, value)));
            }
        }
        clock.rate(step.getAsLong()).ifPresent(rate -> values.add(new Value.Scalar("speed/steps_per_second", rate)));
        return values.isEmpty() ? Optional.empty() : Optional.of(event(step.getAsLong(), values));
    }

    /** Samples of fixed noise; empty if the picture cannot be read. */
    Optional<Event> previewed(long step, Path picture) {
        return Previews.png(picture).map(png -> {
            ByteBuffer header = ByteBuffer.wrap(png);
            return event(
                    step,
                    List.of(new Value.Picture(
                            "samples/fixed_noise", header.getInt(HEIGHT_AT), header.getInt(WIDTH_AT), png)));
        });
    }

    /** A measurement: each score beside the value of two true sets. */
    Optional<Event> measured(JsonObject line) {
        OptionalLong step = JsonLines.step(line);
        if (step.isEmpty() || !(line.get("scores") instanceof JsonArray scores)) {
            return Optional.empty();
        }
        List<Value> values = new ArrayList<>();
        for (JsonElement element : scores) {
            if (element instanceof JsonObject score) {
                String tag = "metrics/" + JsonLines.text(score, "metric").orElse("unnamed");
                JsonLines.number(score, "value").ifPresent(value -> values.add(new Value.Scalar(tag, value)));
                if (score.get("floor") instanceof JsonObject floor) {
                    JsonLines.number(floor, "mean")
                            .ifPresent(value -> values.add(new Value.Scalar(tag + "_floor", value)));
                }
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(event(step.getAsLong(), values));
    }

    /** How the weights are distributed. */
    Event weighed(WeightDistributions weights) {
        List<Value> values = new ArrayList<>();
        weights.tensors()
                .forEach((name, distribution) -> values.add(new Value.Histogram("weights/" + name, distribution)));
        return event(weights.step(), values);
    }

    private Event event(long step, List<Value> values) {
        return new Event(clock.wallTime(step), step, values);
    }
}
