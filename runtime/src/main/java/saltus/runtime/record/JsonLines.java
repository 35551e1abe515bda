package saltus.runtime.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;

/**
 * A file of JSON objects, one a line, as it can be read while it grows: a line that is no object is left out.
 *
 * @param objects in the order of the file
 * @param damage what could not be read, a sentence each
 */
public record JsonLines(List<JsonObject> objects, List<String> damage) {
    /** Longer files are read up to here. */
    private static final long MOST_BYTES = 1L << 26;

    public JsonLines {
        objects = List.copyOf(objects);
        damage = List.copyOf(damage);
    }

    /**
     * The objects of a file; none if there is no file.
     *
     * @throws saltus.runtime.BadInputException if it cannot be read, or is no regular one
     */
    public static JsonLines read(Path path) {
        return Place.isTaken(path) ? read(path, ReadableFile.require(path)) : new JsonLines(List.of(), List.of());
    }

    private static JsonLines read(Path path, long size) {
        List<JsonObject> objects = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        long bad = 0;
        try (InputStream in = Files.newInputStream(path);
                // without a decoder that complains: bytes that are no text make a line that is no object
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long read = 0;
            for (String line = reader.readLine(); line != null && read < MOST_BYTES; line = reader.readLine()) {
                read += line.length() + 1L;
                Optional<JsonObject> object = object(line);
                object.ifPresent(objects::add);
                bad += object.isPresent() ? 0 : 1;
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
        if (bad > 0) {
            damage.add("%d of the lines of '%s' are damaged and left out.".formatted(bad, path.getFileName()));
        }
        if (size > MOST_BYTES) {
            damage.add("Only the first %d MB of '%s' are shown.".formatted(MOST_BYTES >> 20, path.getFileName()));
        }
        return new JsonLines(objects, damage);
    }

    private static Optional<JsonObject> object(String line) {
        try {
            return JsonParser.parseString(line) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException | StackOverflowError damaged) {
            return Optional.empty();
        }
    }

    /** A finite number of an object; empty if it has none of that name. */
    public static OptionalDouble number(JsonObject object, String name) {
        JsonElement element = object.get(name);
        if (element == null
                || !element.isJsonPrimitive()
                || !element.getAsJsonPrimitive().isNumber()) {
            return OptionalDouble.empty();
        }
        double number = element.getAsDouble();
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** A text of an object; empty if it has none of that name. */
    public static Optional<String> text(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element != null
                        && element.isJsonPrimitive()
                        && element.getAsJsonPrimitive().isString()
                ? Optional.of(element.getAsString())
                : Optional.empty();
    }

    /** The step that an object is of; empty if it says none. */
    public static OptionalLong step(JsonObject object) {
        OptionalDouble step = number(object, "step");
        return step.isPresent() && step.getAsDouble() >= 0
                ? OptionalLong.of((long) step.getAsDouble())
                : OptionalLong.empty();
    }
}
