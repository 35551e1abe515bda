package saltus.runtime.sweep.job;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;

/**
 * Where the end of a training is kept, so that nobody trains it twice. What was refused is not: whether it still is costs a
 * second to ask, and what was wrong may have been the machine.
 *
 * @param path of the file
 * @param key what was trained on what; of another training the file says nothing
 */
record OutcomeFile(Path path, String key) {
    private static final String KEY = "of";
    private static final String VALUE = "value";
    private static final String FLOOR = "floor";
    private static final String SECONDS = "seconds";
    private static final String SAID = "said";

    /** What is kept; empty if nothing is, of this training. */
    Optional<Outcome> read() {
        if (!Place.isTaken(path)) {
            return Optional.empty();
        }
        return JsonFile.read(path)
                .filter(json -> json.has(KEY) && json.get(KEY).getAsString().equals(key))
                .map(json -> json.has(VALUE)
                        ? new Outcome.Measured(
                                json.get(VALUE).getAsDouble(),
                                json.get(FLOOR).getAsDouble(),
                                json.get(SECONDS).getAsDouble())
                        : new Outcome.Useless(json.get(SAID).getAsString()));
    }

    void write(Outcome outcome) {
        JsonObject json = new JsonObject();
        json.addProperty(KEY, key);
        if (outcome instanceof Outcome.Measured measured) {
            json.addProperty(VALUE, measured.value());
            json.addProperty(FLOOR, measured.floor());
            json.addProperty(SECONDS, measured.seconds());
        } else if (outcome instanceof Outcome.Useless useless) {
            json.addProperty(SAID, useless.said());
        } else {
            return;
        }
        JsonFile.write(path, json);
    }
}
