package saltus.runtime.evaluate;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;

/**
 * How far samples of a run lay from the truth, as a file keeps it for those who are given the model.
 *
 * @param step training steps that the weights had had
 * @param evaluations of the network for a sample
 * @param samples how many were measured
 * @param scores one a metric
 * @param truth what they were compared with, as sentences name it; null if that was not kept
 */
public record MeasuredSamples(
        long step,
        int evaluations,
        int samples,
        List<Score> scores,
        @Nullable String truth) {
    public MeasuredSamples {
        scores = List.copyOf(scores);
    }

    /** What an evaluation has found. */
    public static MeasuredSamples of(long step, int evaluations, Evaluation found) {
        return new MeasuredSamples(
                step,
                evaluations,
                found.samples(),
                found.scores(),
                found.truth().text());
    }

    /** Writes the file, completely or not at all. */
    public void write(Path path) {
        JsonFile.write(path, json());
    }

    /** As an object of a file. */
    public JsonObject json() {
        return new Gson().toJsonTree(this).getAsJsonObject();
    }

    /**
     * What an object of a file holds.
     *
     * @throws RuntimeException of any kind, if it is damaged
     */
    public static MeasuredSamples of(JsonObject json) {
        MeasuredSamples read = new Gson().fromJson(json, MeasuredSamples.class);
        read.scores.forEach(
                score -> Objects.requireNonNull(score.metric() + score.floor().mean()));
        return read;
    }

    /**
     * Reads the file; empty if there is none.
     *
     * @throws BadInputException if it cannot be read, or is damaged
     */
    public static Optional<MeasuredSamples> read(Path path) {
        return Place.isTaken(path) ? Optional.of(parsed(path)) : Optional.empty();
    }

    private static MeasuredSamples parsed(Path path) {
        Optional<JsonObject> json = JsonFile.read(path);
        try {
            return of(json.orElseThrow());
        } catch (RuntimeException damaged) { // of every kind, for the file may be anything
            throw new BadInputException(
                    "The metrics '%s' are damaged; delete the file, or repeat the training's command, which measures again."
                            .formatted(path),
                    damaged);
        }
    }
}
