package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher on the command line: named, remembered by its numbers, and not needed when samples are made. */
class TeacherTest {
    private static final String CHECKPOINT = "checkpoint.safetensors";

    @TempDir
    Path folder;

    private Path teacher;

    @BeforeEach
    void train() {
        teacher = folder.resolve("teacher");
        said(0, "FlowMatching", 2, teacher);
    }

    @Test
    void aRunGoesOnWithTheSameTeacherWhereverItLies() throws IOException {
        Path straight = folder.resolve("straight");
        String said = said(0, "AlignYourFlow", 4, straight, "--teacher=" + teacher);
        assertTrue(
                said.contains("taught by FlowMatching of '%s', after step 2 on checkerboard".formatted(teacher)), said);
        Path stopped = folder.resolve("stopped");
        said(0, "AlignYourFlow", 2, stopped, "--teacher=" + teacher);
        Path moved = Files.move(teacher, folder.resolve("moved"));
        said(0, "AlignYourFlow", 4, stopped, "--teacher=" + moved);
        assertArrayEquals(bytes(straight), bytes(stopped));
        assertTrue(Files.readString(straight.resolve("run.json")).contains("\"teacher\": \"sha256:"));

        said(0, "FlowMatching", 3, moved);
        said = said(2, "AlignYourFlow", 5, stopped, "--teacher=" + moved);
        assertTrue(said.contains("holds another run (teacher sha256:"), said);
    }

    @Test
    void samplesNeedNoTeacher() throws IOException {
        Path run = folder.resolve("run");
        said(0, "FreeFlow", 2, run, "--teacher=" + teacher, "--precision=float64");
        Files.move(teacher, folder.resolve("gone"));
        assertEquals(0, Console.run("sample", run, "--count=4").code());
        String said = said(2, "FreeFlow", 3, run, "--precision=float64");
        assertTrue(said.contains("[Saltus/TeacherFits] there is no teacher"), said);
    }

    @Test
    void theStudentFollowsIt() throws IOException {
        Path other = folder.resolve("other");
        said(0, "FlowMatching", 2, other, "--seed=1");
        byte[] before = bytes(other);
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        said(0, "LagrangianAlignYourFlow", 2, one, "--teacher=" + teacher);
        said(0, "LagrangianAlignYourFlow", 2, two, "--teacher=" + other);
        assertFalse(Arrays.equals(bytes(one), bytes(two)));
        assertArrayEquals(before, bytes(other), "it is read only");
    }

    @Test
    void itIsPartOfWhatATrainingTakes() {
        Path run = folder.resolve("run");
        String with = said(0, "DistilledMeanFlow", 2, run, "--teacher=" + teacher, "--dry-run");
        assertTrue(with.lines().anyMatch(line -> line.strip().startsWith("teacher  ")), with);
        String without = said(0, "MeanFlow", 2, run, "--dry-run");
        assertFalse(without.contains("teacher"), without);
    }

    @Test
    void whoeverCannotTeachIsRefused() {
        Path run = folder.resolve("run");
        refused("there is no teacher", "AlignYourFlow", run);
        refused("follows no teacher", "MeanFlow", run, "--teacher=" + teacher);
        refused("There is no run folder", "AlignYourFlow", run, "--teacher=" + folder.resolve("nobody"));
        refused(
                "was trained on 'checkerboard', which is not what 'digits' is",
                "AlignYourFlow",
                run,
                "--teacher=" + teacher,
                "--data=digits");
        assertFalse(Files.exists(run), "nothing is left behind");
    }

    @Test
    void comparedRecipesThatFollowATeacherHaveIt() {
        Console compared = Console.run(
                "compare",
                "MeanFlow",
                "FreeFlow",
                "--teacher=" + teacher,
                "--data=checkerboard",
                "--network=mlp:8x1",
                "--steps=2",
                "--batch=64",
                "--count=64",
                "--metric=energy",
                "--out=" + folder.resolve("compared"));
        assertEquals(0, compared.code(), compared::err);
        assertTrue(compared.out().lines().anyMatch(line -> line.matches("\\| *FreeFlow .*[0-9].*")), compared::out);
    }

    private void refused(String words, String recipe, Path run, String... more) {
        String said = said(2, recipe, 2, run, more);
        assertTrue(said.contains(words), said);
    }

    private static byte[] bytes(Path run) throws IOException {
        return Files.readAllBytes(run.resolve(CHECKPOINT));
    }

    private static String said(int code, String recipe, int steps, Path run, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train", recipe, "--steps=" + steps, "--batch=16", "--metric=none", "--no-page", "--out=" + run));
        if (List.of(more).stream().noneMatch(option -> option.startsWith("--data"))) {
            arguments.add("--network=mlp:8x1");
        }
        arguments.addAll(List.of(more));
        Console console = Console.run(arguments.toArray());
        assertEquals(code, console.code(), () -> console.out() + console.err());
        return console.out() + console.err();
    }
}
