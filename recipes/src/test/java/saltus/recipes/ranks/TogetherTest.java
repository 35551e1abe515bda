package saltus.recipes.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import saltus.pipeline.Pipeline;
import saltus.recipes.ranks.LocalTraining.Told;
import saltus.runtime.program.BatchParts;
import saltus.runtime.program.TrainingState;

/**
 * Two ranks train what one process trains with the whole batch, and have the same bits; with steps of their own they train what the
 * outer step makes of them, and have the same bits where they meet.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TogetherTest {
    private static final int RANKS = 2;
    private static final double ROUNDING = 1e-8;

    private static List<String> together = List.of();
    private static List<Told> local = List.of();

    @BeforeAll
    static void ranksHaveTheSameBits(@TempDir Path folder) throws Exception {
        List<List<String>> said = said(folder);
        assertEquals(said.get(0), said.get(1), "ranks differ");
        int locals = LocalTraining.all().size();
        int trainings = said.get(0).size();
        together = said.get(0).subList(0, trainings - locals);
        local = said.get(0).subList(trainings - locals, trainings).stream()
                .map(line -> new Gson().fromJson(line, Told.class))
                .toList();
    }

    @Test
    void ranksTrainWhatOneProcessTrains() {
        List<String> alone = new ArrayList<>();
        for (Pipeline recipe : Fellow.recipes()) {
            String told = Fellow.told(recipe, BatchParts.WHOLE);
            Fellow.turns(recipe).forEach(turns -> alone.add(told));
        }
        assertEquals(alone.size(), together.size());
        for (int i = 0; i < alone.size(); i++) {
            double[] expected = numbers(alone.get(i));
            double[] found = numbers(together.get(i));
            assertEquals(expected.length, found.length);
            for (int k = 0; k < expected.length; k++) {
                String where = "training " + i + ", number " + k;
                assertEquals(expected[k], found[k], ROUNDING * Math.max(1, Math.abs(expected[k])), where);
            }
        }
    }

    @Test
    void ranksMakeStepsOfTheirOwnAndTheOuterStepOfTheirMean() {
        boolean hasTarget = false;
        for (int i = 0; i < local.size(); i++) {
            Told expected = LocalTraining.all().get(i).inTurn(RANKS);
            Told found = local.get(i);
            assertClose(expected.reports(), found.reports(), "reports of training " + i);
            assertEquals(expected.state().keySet(), found.state().keySet());
            for (String list : expected.state().keySet()) {
                assertClose(
                        List.of(numbers(expected, list)), List.of(numbers(found, list)), list + " of training " + i);
            }
            hasTarget |= found.state().containsKey(TrainingState.TARGET);
        }
        assertTrue(hasTarget);
    }

    @Test
    void whatIsLinearInGradientsIsAStepOfTheWholeBatch() {
        Told expected = LocalTraining.LINEAR.whole();
        Told found = local.get(LocalTraining.all().indexOf(LocalTraining.LINEAR));
        for (int i = 0; i < expected.reports().size(); i++) {
            // loss and error: the norm of a mean is not the mean of norms
            assertClose(
                    List.of(expected.reports().get(i).subList(0, 2)),
                    List.of(found.reports().get(i).subList(0, 2)),
                    "step " + i);
        }
        for (String list : expected.state().keySet()) {
            if (!list.equals(TrainingState.SQUARES)) {
                assertClose(List.of(numbers(expected, list)), List.of(numbers(found, list)), list);
            }
        }
    }

    @Test
    void theStateOfAMeetingIsAllThatATrainingGoesOnFrom() {
        for (Told told : local) {
            assertEquals(told.sum(), told.resumed());
        }
    }

    private static List<Double> numbers(Told told, String list) {
        return Objects.requireNonNull(told.state().get(list));
    }

    private static void assertClose(List<List<Double>> expected, List<List<Double>> found, String where) {
        assertEquals(expected.size(), found.size(), where);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).size(), found.get(i).size(), where);
            for (int k = 0; k < expected.get(i).size(); k++) {
                double number = expected.get(i).get(k);
                assertEquals(number, found.get(i).get(k), ROUNDING * Math.max(1, Math.abs(number)), where);
            }
        }
    }

    private static double[] numbers(String line) {
        String list = line.substring(line.indexOf('[') + 1, line.indexOf(']'));
        return Arrays.stream(list.split(", ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<List<String>> said(Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        List<Process> ranks = new ArrayList<>();
        for (int i = 0; i < RANKS; i++) {
            ProcessBuilder rank = OtherJava.of(Fellow.class.getName())
                    .redirectOutput(folder.resolve("out" + i).toFile())
                    .redirectError(folder.resolve("err" + i).toFile());
            rank.environment().putAll(environment(i, RANKS, port));
            ranks.add(rank.start());
        }
        List<List<String>> said = new ArrayList<>();
        for (int i = 0; i < RANKS; i++) {
            boolean over = ranks.get(i).waitFor(3, TimeUnit.MINUTES);
            ranks.get(i).destroyForcibly();
            String errors = Files.readString(folder.resolve("err" + i));
            assertTrue(over && ranks.get(i).exitValue() == 0, () -> errors);
            said.add(Files.readAllLines(folder.resolve("out" + i)));
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
}
