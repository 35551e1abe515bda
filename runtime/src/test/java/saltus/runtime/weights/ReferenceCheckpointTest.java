package saltus.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;

/** A file that the reference implementation has written, against what PyTorch reads from it. */
class ReferenceCheckpointTest {
    private static final Path OPEN = Path.of("../../shared/fixtures/open/checkpoint");
    private static final Map<String, String> PARTS = Map.of("model", "model", "ema", "ema", "model_tgt", "target");

    /** The open file beside the project, else the one that travels with the tests. */
    static Path file() {
        return Files.isDirectory(OPEN) ? OPEN.resolve("0000003.pt") : embedded("reference.pt");
    }

    private static Path embedded(String name) {
        try {
            return Path.of(ReferenceCheckpointTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject expected() throws IOException {
        Path json = Files.isDirectory(OPEN) ? OPEN.resolve("expected.json") : embedded("reference.json");
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    }

    @Test
    void everyTensorIsWhatPyTorchReads() throws IOException {
        JsonObject expected = expected();
        JsonObject names = expected.getAsJsonObject("opt_index_to_name");
        try (StoredWeights file = WeightFiles.open(file())) {
            assertEquals(
                    Set.of("model", "ema", "target", "exp_avg", "exp_avg_sq", "step"),
                    file.parts().keySet());
            int seen = 0;
            for (Map.Entry<String, JsonElement> entry :
                    expected.getAsJsonObject("tensors").entrySet()) {
                StoredTensor tensor = tensor(file, entry.getKey(), names);
                check(entry.getKey(), tensor, entry.getValue().getAsJsonObject());
                seen++;
            }
            assertEquals(
                    seen, file.parts().values().stream().mapToInt(Map::size).sum());
            assertEquals(expected.get("steps").getAsLong(), file.steps().orElseThrow());
            assertEquals("SiT-B/2", file.arguments().get("model"));
            assertEquals(
                    expected.getAsJsonObject("args").keySet(),
                    Set.copyOf(file.arguments().keySet()));
            assertEquals(List.of(), file.notes());
        }
    }

    private static StoredTensor tensor(StoredWeights file, String name, JsonObject names) {
        String[] words = name.split("\\.", 2);
        if (!words[0].equals("opt")) {
            return file.part(PARTS.get(words[0])).get(words[1]);
        }
        String[] place = words[1].split("\\.", 2);
        return file.part(place[1]).get(names.get(place[0]).getAsString());
    }

    private static void check(String name, StoredTensor tensor, JsonObject expected) {
        JsonArray shape = expected.getAsJsonArray("shape");
        long[] sides = IntStream.range(0, shape.size())
                .mapToLong(i -> shape.get(i).getAsLong())
                .toArray();
        // the steps of a parameter are a scalar, which the list calls [1]
        assertArrayEquals(name.endsWith(".step") ? new long[0] : sides, tensor.shape(), name);
        ByteBuffer numbers = tensor.numbers(false);
        double sum = 0;
        double last = 0;
        assertEquals(expected.get("first").getAsDouble(), numbers.getFloat(0), name);
        while (numbers.hasRemaining()) {
            last = numbers.getFloat();
            sum += last;
        }
        assertEquals(expected.get("last").getAsDouble(), last, name);
        assertEquals(expected.get("sum").getAsDouble(), sum, 1e-9 * Math.max(1, Math.abs(sum)), name);
    }

    @Test
    void theNetworkTakesAllOfIt() {
        SiT network = new SiT(4, 4, new SiTSize(4, 1, 2, 2), 3, Extras.LOG_VARIANCE);
        try (StoredWeights file = WeightFiles.open(file())) {
            for (String part : List.of("model", "ema", "target")) {
                FittedWeights fitted = FittedWeights.of(file, part, NameMapping.NONE, network.weights());
                assertEquals(27, fitted.found().size());
                assertEquals(List.of(), fitted.missing());
                assertEquals(List.of(), fitted.left());
                assertTrue(fitted.report().get(0).startsWith("27 of 27 weights are taken from '" + part + "' of '"));
            }
        }
    }
}
