package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes side by side, from end to end, on runs too short to learn anything. */
class CompareTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void out() {
        out = folder.resolve("out");
    }

    private Console compare(Object... arguments) {
        return steps(3, arguments);
    }

    private Console steps(int steps, Object... arguments) {
        return Console.run(Stream.concat(
                        Stream.of("compare", "--out=" + out, "--network=mlp:8x1", "--steps=" + steps, "--count=200"),
                        Stream.of(arguments))
                .toArray());
    }

    private String table() throws IOException {
        return Files.readString(out.resolve("table.md"));
    }

    /** The cells of the table's rows. */
    private List<List<String>> rows() throws IOException {
        return table().lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    @Test
    void theSameCommandTrainsNothingAgainAndGivesTheSameTable() throws IOException {
        Console first = compare("MeanFlow", "FlowMatching", "--data=moons", "--batch=32");
        assertEquals(0, first.code(), first::err);
        String table = table();
        assertTrue(first.out().startsWith(table), first::out);
        assertTrue(
                table.startsWith("Made by `saltus compare --out=" + out)
                        && table.contains("--batch=32`: 3 steps of 32 samples, seed 0,"),
                table);
        List<List<String>> rows = rows();
        assertEquals(
                List.of("MeanFlow", "FlowMatching"),
                rows.stream().map(row -> row.get(0)).toList());
        for (List<String> row : rows) {
            assertEquals(9, row.size());
            assertEquals("moons", row.get(1));
            row.subList(2, 9).forEach(cell -> assertTrue(Double.parseDouble(cell) >= 0, cell));
            double ratio = Double.parseDouble(row.get(2)) / Double.parseDouble(row.get(4));
            assertEquals(ratio, Double.parseDouble(row.get(5)), 0.02 * ratio);
        }
        assertEquals(List.of("3.00", "3.00"), rows.get(1).subList(7, 9), "one evaluation and its gradient");
        BufferedImage picture = ImageIO.read(out.resolve("table.png").toFile());
        assertTrue(picture.getHeight() > 2 * picture.getWidth(), "truth and two recipes below each other");

        Path checkpoint = out.resolve("MeanFlow-moons/checkpoint.safetensors");
        Object written = Files.getLastModifiedTime(checkpoint);
        byte[] pictureBytes = Files.readAllBytes(out.resolve("table.png"));
        Console second = compare("MeanFlow", "FlowMatching", "--data=moons", "--batch=32");
        assertEquals(0, second.code(), second::err);
        assertEquals(table, table());
        assertEquals(written, Files.getLastModifiedTime(checkpoint));
        assertTrue(Arrays.equals(pictureBytes, Files.readAllBytes(out.resolve("table.png"))));
    }

    @Test
    void distancesAreThoseOfEvaluate() throws IOException {
        assertEquals(0, compare("MeanFlow", "--data=moons", "--batch=32").code());
        Console measured =
                Console.run("evaluate", out.resolve("MeanFlow-moons"), "--steps=1", "--steps=4", "--count=200");
        List<List<String>> sw2 = measured.out()
                .lines()
                .filter(line -> line.startsWith("SW2"))
                .map(line -> List.of(line.split(" +")))
                .toList();
        List<String> row = rows().get(0);
        assertEquals(List.of(sw2.get(0).get(1), sw2.get(1).get(1), sw2.get(0).get(2)), row.subList(2, 5));
    }

    /** What cannot be trained or sampled has a dash and its reason once, and the others go on. */
    @Test
    void whatIsRefusedIsToldBelow() throws IOException {
        Path points = folder.resolve("points.csv");
        Files.writeString(points, "0,1,2\n1,2,3\n-1,0,1\n");
        Console console = compare("ObligedShortcuts", "OneStepMeanFlow", "--data=moons,csv:" + points, "--batch=27");
        assertEquals(0, console.code(), console::err);
        List<List<String>> rows = rows();
        assertEquals(4, rows.size());
        for (List<String> row : rows.subList(0, 2)) {
            assertEquals(List.of("- (1)", "- (1)", "- (1)", "- (1)", "- (1)"), row.subList(2, 7));
        }
        for (List<String> row : rows.subList(2, 4)) {
            assertEquals("- (2)", row.get(3));
            assertTrue(Double.parseDouble(row.get(2)) > 0 && Double.parseDouble(row.get(5)) > 0, row::toString);
        }
        List<String> notes =
                table().lines().filter(line -> line.matches("\\d\\. .*")).toList();
        assertEquals(2, notes.size(), notes::toString);
        assertTrue(notes.get(0).startsWith("1. ObligedShortcuts cannot run like this: [Saltus/BatchHoldsEveryStep] "));
        assertTrue(
                notes.get(1).startsWith("2. OneStepMeanFlow cannot run like this: [Saltus/SampledStepsAreTrained] "));
        assertFalse(Files.exists(out.resolve("ObligedShortcuts-moons")));
    }

    @Test
    void aLongerComparisonContinuesAndAShorterOneIsRefused() throws IOException {
        assertEquals(0, steps(2, "FlowMatching", "--data=moons").code());
        assertEquals(2, compare("FlowMatching", "--data=moons", "--seed=1").code());
        Console longer = compare("FlowMatching", "--data=moons");
        assertEquals(0, longer.code(), longer::err);
        String table = table();
        Console shorter = steps(1, "FlowMatching", "--data=moons");
        assertEquals(2, shorter.code());
        assertTrue(shorter.err().contains("has made 3 steps, which is more than 1; give --steps 3, or"), shorter::err);
        assertEquals(table, table());
    }

    @Test
    void mistakesAreFoundBeforeAnyTraining() {
        for (String mistake : List.of("--data=moons,digits", "--data=moons,moon", "--batch=0", "NoFlow")) {
            assertEquals(2, compare("FlowMatching", mistake).code(), mistake);
            assertFalse(Files.exists(out), mistake);
        }
        assertEquals(
                2,
                Console.run("compare", "FlowMatching", "--out=" + out, "--count=0")
                        .code());
        assertFalse(Files.exists(out), "no samples");
    }
}
