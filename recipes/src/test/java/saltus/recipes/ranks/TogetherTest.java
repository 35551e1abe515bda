package saltus.recipes.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import saltus.pipeline.Pipeline;
import saltus.runtime.program.BatchParts;

/** Two ranks train what one process trains with the whole batch, and have the same bits. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TogetherTest {
    private static final int RANKS = 2;
    private static final double ROUNDING = 1e-8;

    @TempDir
    private Path folder;

    @Test
    void ranksTrainWhatOneProcessTrains() throws Exception {
        List<List<String>> said = said();
        assertEquals(said.get(0), said.get(1), "ranks differ");
        List<String> alone = new ArrayList<>();
        for (Pipeline recipe : Fellow.recipes()) {
            alone.add(Fellow.told(recipe, BatchParts.WHOLE));
        }
        alone.add(1, alone.get(0)); // the first recipe is trained twice: in one turn, and in two
        assertEquals(alone.size(), said.get(0).size());
        for (int i = 0; i < alone.size(); i++) {
            double[] expected = numbers(alone.get(i));
            double[] found = numbers(said.get(0).get(i));
            assertEquals(expected.length, found.length);
            for (int k = 0; k < expected.length; k++) {
                String where = "training " + i + ", number " + k;
                assertEquals(expected[k], found[k], ROUNDING * Math.max(1, Math.abs(expected[k])), where);
            }
        }
    }

    private static double[] numbers(String line) {
        String list = line.substring(line.indexOf('[') + 1, line.indexOf(']'));
        return Arrays.stream(list.split(", ")).mapToDouble(Double::parseDouble).toArray();
    }

    private List<List<String>> said() throws IOException, InterruptedException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        List<Process> ranks = new ArrayList<>();
        for (int i = 0; i < RANKS; i++) {
            ProcessBuilder rank = OtherJava.of(Fellow.class.getName())
                    .redirectOutput(file("out", i).toFile())
                    .redirectError(file("err", i).toFile());
            rank.environment().putAll(environment(i, RANKS, port));
            ranks.add(rank.start());
        }
        List<List<String>> said = new ArrayList<>();
        for (int i = 0; i < RANKS; i++) {
            boolean over = ranks.get(i).waitFor(3, TimeUnit.MINUTES);
            ranks.get(i).destroyForcibly();
            String errors = Files.readString(file("err", i));
            assertTrue(over && ranks.get(i).exitValue() == 0, () -> errors);
            said.add(Files.readAllLines(file("out", i)));
        }
        return said;
    }

    /** What tells a process which rank it is. */
    static Map<String, String> environment(int rank, int ranks, int port) {
        return Map.of(
                "RANK", String.valueOf(rank),
                "WORLD_SIZE", String.valueOf(ranks),
                "MASTER_ADDR", "127.0.0.1",
                "MASTER_PORT", String.valueOf(port));
    }

    private Path file(String kind, int rank) {
        return folder.resolve(kind + rank);
    }
}
