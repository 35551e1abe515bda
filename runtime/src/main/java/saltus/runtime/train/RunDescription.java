package saltus.runtime.train;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;
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
        if (!Place.isTaken(path)) {
            return;
        }
        Map<String, String> there = checkpoint.identity();
        List<String> differences = List.of();
        for (String name : List.of(RUN, BEFORE)) {
            Optional<Identity> described = read(path, name);
            if (described.isPresent()) {
                differences = RunCard.differences(described.get(), there);
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
        JsonObject json = JsonFile.read(path).orElseThrow(() -> damaged(path));
        if (!json.has(name) && name.equals(BEFORE)) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (!(json.get(name) instanceof JsonObject described)) {
            throw damaged(path);
        }
        described.entrySet().forEach(text -> texts.put(text.getKey(), text(text.getValue(), path)));
        return Optional.of(new Identity(texts));
    }

    private static String text(JsonElement element, Path path) {
        if (element instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw damaged(path);
    }

    private static BadInputException damaged(Path path) {
        return new BadInputException(
                "The description '%s' of the run is damaged; delete it, the next training writes it again."
                        .formatted(path));
    }
}
