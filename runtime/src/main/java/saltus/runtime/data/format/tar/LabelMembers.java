package saltus.runtime.data.format.tar;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.data.format.OpenFile;

/**
 * Reads the class of a sample from what stands beside it: {@code .cls}, a number or name, or an entry of {@code .json}.
 *
 * @param key of the entry; {@code label} or {@code class} if it is empty
 */
record LabelMembers(String key) {
    private static final String CLASS = "cls";
    private static final String JSON = "json";
    private static final List<String> KEYS = List.of("label", "class", "cls");
    private static final int MOST_BYTES = 1 << 20;

    /** True for members that may have a class. */
    static boolean isLabel(String extension) {
        return extension.equals(CLASS) || extension.equals(JSON);
    }

    /** What names the class of a sample; empty if nothing does. */
    Optional<String> text(OpenFile file, Map<String, Member> sample) {
        Member plain = sample.get(CLASS);
        if (plain != null && key.isEmpty()) {
            return Optional.of(read(file, plain).strip());
        }
        Member json = sample.get(JSON);
        return json == null ? Optional.empty() : entry(file, json);
    }

    private Optional<String> entry(OpenFile file, Member json) {
        try {
            JsonObject object = JsonParser.parseString(read(file, json)).getAsJsonObject();
            return (key.isEmpty() ? KEYS : List.of(key))
                    .stream()
                            .filter(object::has)
                            .map(object::get)
                            .filter(JsonElement::isJsonPrimitive)
                            .map(JsonElement::getAsString)
                            .findFirst();
        } catch (JsonParseException | IllegalStateException | StackOverflowError damaged) {
            throw new BadInputException("'%s', member %s is no JSON object; correct it or give labels=none."
                    .formatted(file.path(), Quoted.of(json.name())));
        }
    }

    private static String read(OpenFile file, Member member) {
        if (member.bytes() > MOST_BYTES) {
            throw new BadInputException(
                    "'%s', member %s has %d bytes, more than a class needs; correct it or give labels=none."
                            .formatted(file.path(), Quoted.of(member.name()), member.bytes()));
        }
        return new String(file.bytes(member.start(), (int) member.bytes()), StandardCharsets.UTF_8);
    }
}
