package saltus.recipes.parity;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import saltus.runtime.data.ClassRounds;

/**
 * {@code class_batches.json}: batches of one class each, the classes given. The reference shuffles nothing, takes samples
 * from the end of a list, and refills it at a threshold of its own: all of these are arguments of {@link ClassRounds}.
 */
final class ClassBatchesCase {
    private static final Gson GSON = new Gson();

    private final JsonObject clusters;
    private final int size;
    private final int threshold;
    private final Map<Integer, Integer> shown = new HashMap<>();

    private ClassBatchesCase(JsonObject reference) {
        clusters = reference.getAsJsonObject("clusters");
        size = reference.get("batch_size").getAsInt();
        threshold = reference.get("min_cluster_size").getAsInt();
    }

    /** Compares every batch that the file holds, and how many make an epoch. */
    static void check(Path file) {
        JsonObject reference = read(file);
        Assertions.assertEquals("class_batches", reference.get("type").getAsString());
        ClassBatchesCase batches = new ClassBatchesCase(reference);
        int[] labels = ints(reference.get("drawn_labels"));
        int[][] expected = GSON.fromJson(reference.get("batches"), int[][].class);
        int[][] actual = IntStream.of(labels).mapToObj(batches::next).toArray(int[][]::new);
        Assertions.assertTrue(actual.length > 0, "there are no batches to compare");
        Assertions.assertArrayEquals(expected, actual);
        Assertions.assertEquals(reference.get("len").getAsInt(), batches.samples() / batches.size);
    }

    private int[] next(int label) {
        int[] members = ints(clusters.get(Integer.toString(label)));
        int number = shown.merge(label, 1, Integer::sum) - 1;
        int[] fromTheEnd = IntStream.range(0, members.length)
                .map(i -> members[members.length - 1 - i])
                .toArray();
        return new ClassRounds(members.length, size, threshold).batch(number, pass -> fromTheEnd);
    }

    private int samples() {
        return clusters.asMap().values().stream()
                .mapToInt(members -> ints(members).length)
                .sum();
    }

    private static int[] ints(JsonElement numbers) {
        return GSON.fromJson(numbers, int[].class);
    }

    private static JsonObject read(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
