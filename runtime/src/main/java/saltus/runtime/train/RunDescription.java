package saltus.runtime.train;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.identity.Identity;

/**
 * {@code run.json}: what the run of a folder is, for people to read, and to tell a checkpoint that was put there from the
 * folder's own.
 */
final class RunDescription {
    private static final String RUN = "run";

    /** A run that goes on as another one: what it was, which its checkpoint says until the next. */
    private static final String BEFORE = "before";

    private RunDescription() {}

    /**
     * Writes the description, if it is not there already.
     *
     * @param before what the checkpoint says that the run goes on from
     */
    static void write(RunFolder folder, Identity run, Optional<Map<String, String>> before) {
        JsonObject json = new JsonObject();
        json.add(RUN, object(run.texts()));
        before.filter(texts -> !texts.equals(run.texts())).ifPresent(texts -> json.add(BEFORE, object(texts)));
        String text = new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json)
                + "\n";
        AtomicFile.write(folder.description(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }

    /**
     * Refuses a checkpoint that is not of the folder's run.
     *
     * @throws BadInputException naming how they differ, or if the description is damaged
     */
    static void requireOwn(RunFolder folder, Checkpoint checkpoint) {
        Path path = folder.description();
        if (!Files.exists(path)) {
            return;
        }
        Map<String, String> there = checkpoint.identity();
        List<String> differences = List.of();
        for (String name : List.of(RUN, BEFORE)) {
            Optional<Identity> described = read(path, name);
            if (described.isPresent()) {
                differences = described.get().differences(there);
                if (differences.isEmpty()) {
                    return;
                }
            }
        }
        throw new BadInputException(
                "The checkpoint '%s' is of another run than '%s' describes (%s); put the folder's own back, or delete '%s' if the checkpoint is the right one."
                        .formatted(checkpoint.path(), path, String.join("; ", differences), path));
    }

    private static Optional<Identity> read(Path path, String name) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
            if (name.equals(RUN) || json.has(name)) {
                Map<String, String> texts = new LinkedHashMap<>();
                for (Map.Entry<String, JsonElement> text :
                        json.getAsJsonObject(name).entrySet()) {
                    texts.put(text.getKey(), text.getValue().getAsString());
                }
                return Optional.of(new Identity(texts));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | UnsupportedOperationException
                | NullPointerException damaged) {
            throw new BadInputException(
                    "The description '%s' of the run is damaged; delete it, the next training writes it again."
                            .formatted(path),
                    damaged);
        }
    }
}
