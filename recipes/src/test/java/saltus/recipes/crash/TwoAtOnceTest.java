package saltus.recipes.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command at a time writes into a folder, by whatever name it is called. */
class TwoAtOnceTest {
    private static final Command COMMAND = Command.of(
            "train FlowMatching --data moons --network mlp:8x1 --steps 500 --batch 64 --log-every 7 --checkpoint-every 50"
                    + " --metric SW2:directions=8 --sample-steps 1 --out run");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Reference reference;

    private Workplace one;
    private Workplace other;

    @BeforeAll
    static void reference() throws Exception {
        reference =
                Reference.of(new Scenario(Input.MOONS, List.of(COMMAND)), Workplace.in(shared.resolve("reference")));
    }

    @BeforeEach
    void places() throws Exception {
        one = Workplace.in(folder.resolve("one"));
        other = new Workplace(Files.createDirectory(folder.resolve("other")));
        Files.createSymbolicLink(other.work(), one.work());
    }

    @Test
    void oneOfTwoIsRefusedInOneSentence() throws Exception {
        Process first = COMMAND.start(one);
        Process second = COMMAND.start(other);
        int sum = first.waitFor() + second.waitFor();
        assertEquals(2, sum, () -> one.words() + other.words());
        Workplace refused = first.exitValue() == 0 ? other : one;
        List<String> wrong = Files.readAllLines(refused.complained()).stream()
                .filter(line -> line.startsWith("saltus: "))
                .toList();
        assertEquals(1, wrong.size(), refused::words);
        assertTrue(wrong.get(0).contains("'run' is being written by another command"), refused::words);
        isWhole();
    }

    @Test
    void whoComesAfterAKillGoesOnAtOnce() throws Exception {
        Process first = COMMAND.start(one);
        while (first.isAlive() && !Files.exists(one.work().resolve("run/checkpoint.safetensors"))) {
            Thread.sleep(1);
        }
        first.destroyForcibly().waitFor();
        assertEquals(0, COMMAND.start(other).waitFor(), other::words);
        assertTrue(other.words().contains("continued after"), other::words);
        isWhole();
    }

    private void isWhole() throws IOException {
        assertEquals(List.of(), reference.bytes().differences(Bytes.of(one)));
        assertEquals(List.of(), Workplace.files(other.temporary()));
    }
}
