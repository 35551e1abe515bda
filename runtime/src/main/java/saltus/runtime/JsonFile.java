package saltus.runtime;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A small file that holds one JSON object. */
public final class JsonFile {
    private static final int MOST_BYTES = 1 << 24;

    private JsonFile() {}

    /**
     * The object; empty if the content is none.
     *
     * @throws BadInputException if the file cannot be read, or is no regular one
     */
    public static Optional<JsonObject> read(Path path) {
        String text = new String(ReadableFile.bytes(path, MOST_BYTES), StandardCharsets.UTF_8);
        try {
            return Optional.of(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | StackOverflowError damaged) {
            return Optional.empty();
        }
    }

    /** Writes an object as one line, completely or not at all. */
    public static void write(Path path, JsonObject object) {
        AtomicFile.write(path, out -> out.write((object + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
