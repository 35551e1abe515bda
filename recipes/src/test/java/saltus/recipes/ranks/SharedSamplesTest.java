package saltus.recipes.ranks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Samples that ranks share are those of one process, to the last bit, and so is what is measured of them. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SharedSamplesTest {
    private static final String SMALL =
            "train MeanFlow --data digits --network resconv:8x1/4 --steps 2 --batch 4 --metric none"
                    + " --no-page --log-every 1 --out run";

    @TempDir
    private Path folder;

    @Test
    void ranksMakeTheSamplesAndTheMetricsOfOneProcess() throws Exception {
        saltus(SMALL);
        // batches of the sampler: several, of which the last one is not whole
        saltus("sample run --count 600 --out alone");
        saltus("sample run --count 600 --out shared --ranks 2");
        for (String end : List.of(".npz", ".png")) {
            assertArrayEquals(bytes("alone" + end), bytes("shared" + end), end);
        }
        assertEquals(saltus("evaluate run --count 100"), saltus("evaluate run --count 100 --ranks 2"));
    }

    @Test
    void aRunGoesOnWithAnotherNumberOfRanks() throws Exception {
        String longer = SMALL.replace("--steps 2", "--steps 6");
        saltus(SMALL);
        saltus(SMALL.replace("--out run", "--out other --ranks 2"));
        saltus(longer.replace("--out run", "--out run --ranks 2"));
        saltus(longer.replace("--out run", "--out other"));
        double[] joined = losses("run");
        double[] left = losses("other");
        assertEquals(6, joined.length);
        assertArrayEquals(joined, left, 1e-4);
    }

    private double[] losses(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run).resolve("log.jsonl")).stream()
                .mapToDouble(line -> JsonParser.parseString(line)
                        .getAsJsonObject()
                        .get("loss")
                        .getAsDouble())
                .toArray();
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    /** What it says; fails with what it complains about. */
    private String saltus(String arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Path complained = folder.resolve("complained");
        ProcessBuilder builder = OtherJava.saltus(arguments)
                .directory(folder.toFile())
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile());
        int code = builder.start().waitFor();
        assertEquals(0, code, () -> arguments + ": " + read(complained));
        return read(said);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
