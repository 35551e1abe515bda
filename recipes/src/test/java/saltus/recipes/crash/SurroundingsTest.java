package saltus.recipes.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens around a command neither changes a byte nor loses one. */
class SurroundingsTest {
    private static final String TRAINING =
            "train FlowMatching --data moons --network mlp:8x1 --batch 64 --log-every 7 --checkpoint-every 9"
                    + " --metric SW2:directions=8 --sample-steps 1 --out run --steps ";
    private static final Command LONG = Command.of(TRAINING + 600);
    private static final Command HALF = Command.of(TRAINING + 40);
    private static final Command WHOLE = Command.of(TRAINING + 80);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Reference whole;

    private Workplace place;

    @BeforeAll
    static void whole() throws Exception {
        whole = reference(WHOLE, shared);
    }

    @BeforeEach
    void place() throws Exception {
        place = Workplace.in(folder.resolve("place"));
    }

    private static Reference reference(Command command, Path folder) throws Exception {
        return Reference.of(new Scenario(Input.MOONS, List.of(command)), Workplace.in(folder.resolve("reference")));
    }

    private void runs(Command command) throws Exception {
        assertEquals(0, command.start(place).waitFor(), place::words);
    }

    private void isAs(Reference reference) throws IOException {
        assertEquals(List.of(), reference.bytes().differences(Bytes.of(place)));
    }

    private Path run() {
        return place.work().resolve("run");
    }

    /** Waits until a checkpoint is there. */
    private Process begun(Command command) throws Exception {
        Process process = command.start(place);
        while (process.isAlive() && !Files.exists(run().resolve("checkpoint.safetensors"))) {
            Thread.sleep(1);
        }
        assertTrue(process.isAlive(), place::words);
        return process;
    }

    @Test
    void digitsAndCommasOfTheCountryDecideNothing() throws Exception {
        for (String country : List.of("ar-EG-u-nu-arab", "tr-TR", "de-DE")) {
            List<String> parts = List.of(country.split("-", 3));
            runs(WHOLE.with(
                    "-Duser.language=" + parts.get(0),
                    "-Duser.country=" + parts.get(1),
                    "-Duser.extensions=" + (parts.size() > 2 ? parts.get(2) : "")));
            isAs(whole);
            place.delete();
            place = Workplace.in(folder.resolve("place"));
        }
    }

    /** Times of files, and the time that training took, are what a clock that was set back leaves behind. */
    @Test
    void aClockThatGoesBackDecidesNothing() throws Exception {
        runs(HALF);
        Workplace half = new Workplace(Files.move(place.root(), folder.resolve("half")));
        for (String time : List.of("{\"40\":-1e300}\n", "{\"40\":\"yesterday\"}\n", "no times\n")) {
            for (Path file : Workplace.files(half.root())) {
                Files.copy(
                        half.root().resolve(file),
                        Files.createDirectories(place.root()).resolve(file));
            }
            Files.writeString(run().resolve("time.json"), time);
            for (Path file : Workplace.files(place.work())) {
                Files.setLastModifiedTime(
                        place.work().resolve(file), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
            }
            runs(WHOLE);
            isAs(whole);
            place.delete();
        }
    }

    @Test
    void aRunThatWasMovedGoesOn() throws Exception {
        runs(HALF);
        Files.move(run(), place.work().resolve("moved"));
        runs(Command.of(WHOLE.toString().replace("--out run", "--out moved")));
        Files.move(place.work().resolve("moved"), run());
        isAs(whole);
    }

    @Test
    void littleMemoryIsEnoughOrTold() throws Exception {
        for (String megabytes : List.of("24", "32", "48")) {
            int code = WHOLE.with("-Xmx" + megabytes + "m").start(place).waitFor();
            if (code != 0) {
                isToldInOneSentence(code);
            }
            assertEquals(List.of(), Intact.problems(place.work()));
        }
        runs(WHOLE);
        isAs(whole);
    }

    @Test
    void aFolderThatIsDeletedUnderneathIsTold() throws Exception {
        Reference reference = reference(LONG, folder);
        Process process = begun(LONG);
        new Workplace(run()).delete();
        isToldInOneSentence(process.waitFor());
        runs(LONG);
        isAs(reference);
    }

    @Test
    void aPathThatIsNoFolderIsTold() throws Exception {
        Files.writeString(run(), "mine\n");
        isToldInOneSentence(WHOLE.start(place).waitFor());
        assertEquals("mine\n", Files.readString(run()));
        Files.delete(run());
        Files.createSymbolicLink(run(), Path.of("nowhere"));
        isToldInOneSentence(WHOLE.start(place).waitFor());
        assertTrue(Files.isSymbolicLink(run()));
        assertFalse(Files.exists(run()));
    }

    @Test
    void aLinkToAFolderIsAFolder() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.createSymbolicLink(run(), there);
        runs(WHOLE);
        assertTrue(Files.isSymbolicLink(run()));
        Files.delete(run());
        Files.move(there, run());
        isAs(whole);
    }

    private void isToldInOneSentence(int code) throws IOException {
        List<String> wrong = Files.readAllLines(place.complained()).stream()
                .filter(line -> !line.contains("%")) // progress
                .toList();
        assertEquals(2, code, place::words);
        assertEquals(1, wrong.size(), place::words);
        assertTrue(wrong.get(0).startsWith("saltus: "), place::words);
        assertFalse(wrong.get(0).matches(".*(Exception|Error|java\\.).*"), place::words);
    }
}
