package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine has no room for is refused before anything is made of it; odd machines do not matter. */
class MachineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--batch | 2147483647 | give --batch",
                "--batch | 1000000000 | give --batch",
                "--network | mlp:99999x99 | choose a smaller network",
                "--threads | 100000 | give 1 to",
            })
    void whatHasNoRoomIsRefused(String option, String value, String says) {
        Path out = folder.resolve("run");
        Console console = Console.run("train", "MeanFlow", "--steps", "1", option, value, "--out", out);
        assertEquals(2, console.code(), console::err);
        assertTrue(console.err().contains(says), console::err);
        assertEquals(
                1,
                console.err()
                        .lines()
                        .filter(line -> line.startsWith("saltus: "))
                        .count(),
                console::err);
        assertFalse(Files.exists(out));
    }

    @Test
    void aComparisonOfTooManySamplesIsRefusedBeforeItTrains() {
        Path out = folder.resolve("run");
        Console console = Console.run("compare", "MeanFlow", "--count", "2000000000", "--out", out);
        assertEquals(2, console.code(), console::err);
        assertTrue(console.err().contains("give --count"), console::err);
        assertFalse(Files.exists(out));
    }

    @Test
    void neitherScreenNorTemporaryFolderIsNeeded() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        Path said = folder.resolve("said.txt");
        Process child = Child.start(
                said,
                List.of("env", "DISPLAY=:99", "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + folder.resolve("nowhere")),
                "train",
                "MeanFlow",
                "--network",
                "mlp:8x1",
                "--steps",
                "1",
                "--metric",
                "SW2:directions=8",
                "--out",
                out);
        assertTrue(child.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, child.exitValue(), Files.readString(said));
        assertTrue(Files.exists(out.resolve("samples.png")));
    }

    @ParameterizedTest
    @CsvSource({"processor, true", "products, true", "engine, true", "device, true", "java, false", "cores, false"})
    void aRunThatGoesOnElsewhereSaysSo(String what, boolean isTold) throws IOException {
        Path out = folder.resolve("run");
        assertFalse(spoken(1, out).contains("trained elsewhere"));
        assertFalse(spoken(2, out).contains("trained elsewhere"), "nothing has changed");
        Path file = out.resolve("machine.json");
        JsonObject machine = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertTrue(machine.has(what));
        machine.addProperty(what, "another one");
        Files.writeString(file, machine.toString());
        String told = "note: the run was trained elsewhere until now (%s was 'another one' and is '".formatted(what);
        assertEquals(isTold, spoken(3, out).contains(told));
        assertFalse(spoken(4, out).contains("trained elsewhere"), "it is said once");
    }

    private static String spoken(int steps, Path out) {
        Console console = Console.run(
                "train",
                "MeanFlow",
                "--network=mlp:8x1",
                "--batch=16",
                "--metric=none",
                "--no-page",
                "--steps=" + steps,
                "--out=" + out);
        assertEquals(0, console.code(), console::err);
        return console.out();
    }

    @Test
    void theLanguageOfTheMachineIsNotInTheFiles() throws IOException, InterruptedException {
        Path english = trained("en-US", "-Duser.language=en -Duser.country=US");
        Path arabic = trained("ar-EG", "-Duser.language=ar -Duser.country=EG");
        for (String name : List.of("checkpoint.safetensors", "log.jsonl", "loss.png", "samples.png", "samples.npz")) {
            assertArrayEquals(
                    Files.readAllBytes(english.resolve(name)), Files.readAllBytes(arabic.resolve(name)), name);
        }
    }

    private Path trained(String name, String options) throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        Path said = folder.resolve(name + ".txt");
        Process child = Child.start(
                said,
                List.of("env", "JAVA_TOOL_OPTIONS=" + options),
                "train",
                "MeanFlow",
                "--network",
                "mlp:8x1",
                "--steps",
                "3",
                "--log-every",
                "1",
                "--metric",
                "SW2:directions=8",
                "--out",
                out);
        assertTrue(child.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, child.exitValue(), Files.readString(said));
        return out;
    }
}
