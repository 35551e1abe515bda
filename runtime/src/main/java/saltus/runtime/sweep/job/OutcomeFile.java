package saltus.runtime.sweep.job;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import saltus.runtime.FileProblem;
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
    private static final String ENDING = ".json";
    private static final Pattern NAME = Pattern.compile("(.+)[.](\\d{1,18})" + Pattern.quote(ENDING));
    private static final String KEY = "of";
    private static final String VALUE = "value";
    private static final String FLOOR = "floor";
    private static final String MORE = "more_is_better";
    private static final String SECONDS = "seconds";
    private static final String OTHERS = "others";
    private static final String SAID = "said";

    /** The file of a number of steps. */
    static OutcomeFile of(Path place, String run, long steps, String key) {
        return new OutcomeFile(place.resolve(run + "." + steps + ENDING), key);
    }

    /** The largest number of steps of which a file is there; 0 if there is none. */
    static long longest(Path place, String run) {
        if (!Place.isTaken(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(name -> name.matches() && name.group(1).equals(run))
                    .mapToLong(name -> Long.parseLong(name.group(2)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw FileProblem.cannotRead(place, e);
        }
    }

    /** What is kept; empty if nothing is, of this training, that can be read. */
    Optional<Outcome> read() {
        return Place.isTaken(path) ? JsonFile.read(path).flatMap(this::parsed) : Optional.empty();
    }

    private Optional<Outcome> parsed(JsonObject json) {
        try {
            if (!json.get(KEY).getAsString().equals(key)) {
                return Optional.empty();
            }
            return Optional.of(
                    json.has(VALUE)
                            ? new Outcome.Measured(
                                    json.get(VALUE).getAsDouble(),
                                    json.get(FLOOR).getAsDouble(),
                                    json.get(MORE).getAsBoolean(),
                                    json.get(SECONDS).getAsDouble(),
                                    others(json.getAsJsonObject(OTHERS)))
                            : new Outcome.Useless(json.get(SAID).getAsString()));
        } catch (RuntimeException damaged) { // of every kind, for the file may be anything
            return Optional.empty();
        }
    }

    private static Map<String, Double> others(JsonObject json) {
        Map<String, Double> others = new LinkedHashMap<>();
        json.entrySet()
                .forEach(entry -> others.put(entry.getKey(), entry.getValue().getAsDouble()));
        return others;
    }

    void write(Outcome outcome) {
        JsonObject json = new JsonObject();
        json.addProperty(KEY, key);
        if (outcome instanceof Outcome.Measured measured) {
            json.addProperty(VALUE, measured.value());
            json.addProperty(FLOOR, measured.floor());
            json.addProperty(MORE, measured.isMoreBetter());
            json.addProperty(SECONDS, measured.seconds());
            JsonObject others = new JsonObject();
            measured.others().forEach(others::addProperty);
            json.add(OTHERS, others);
        } else if (outcome instanceof Outcome.Useless useless) {
            json.addProperty(SAID, useless.said());
        } else {
            return;
        }
        JsonFile.write(path, json);
    }
}
