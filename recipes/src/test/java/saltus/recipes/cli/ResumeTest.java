package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is killed, or asked to stop, and started again by the same command ends with the bytes of a run that was not. */
class ResumeTest {
    private static final int STEPS = 800;
    private static final List<String> CONTENT = List.of(
            "checkpoint.safetensors",
            "log.jsonl",
            "measured.jsonl",
            "errors.json",
            "samples.npz",
            "snapshots/best.safetensors",
            "snapshots/000000500.safetensors",
            "previews/000000600.png");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** How a run ends before its time. */
    private enum End {
        KILLED {
            @Override
            void of(Process run) {
                run.destroyForcibly(); // SIGKILL
            }
        },
        ASKED {
            @Override
            void of(Process run) {
                run.destroy(); // SIGTERM
            }
        };

        abstract void of(Process run);
    }

    @ParameterizedTest
    @CsvSource({"MeanFlow, KILLED", "ShortcutDiffusion, KILLED", "MeanFlow, ASKED"})
    void aRunThatWasEndedEndsWithTheBytesOfOneThatWasNot(String recipe, End end) throws Exception {
        Path straight = straight(recipe);
        Path killed = folder.resolve("killed");
        Process first = run(recipe, killed);
        Path checkpoint = killed.resolve("checkpoint.safetensors");
        while (first.isAlive() && !Files.exists(checkpoint)) {
            first.waitFor(5, TimeUnit.MILLISECONDS);
        }
        end.of(first);
        assertTrue(first.waitFor() != 0, "the run was over before it could be killed");
        assertTrue(lines(killed.resolve("log.jsonl")) < STEPS / 50, "the run was over before it could be killed");
        if (end == End.ASKED) {
            assertTrue(said().contains("stopped after step"), this::said);
            assertTrue(Files.exists(killed.resolve("samples.png")), "the end of a run is an event");
        }
        Path later = Files.createDirectories(killed.resolve("previews")).resolve("000001111.png");
        Files.writeString(later, "what a longer run had left here");

        assertEquals(0, run(recipe, killed).waitFor(), this::said);
        assertTrue(said().contains("continued after"), this::said);
        for (String file : CONTENT) {
            assertArrayEquals(
                    Files.readAllBytes(straight.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
        }
        assertTrue(Files.notExists(straight.resolve("report.html")));
        for (String part : List.of("", "previews", "snapshots")) {
            assertEquals(names(straight.resolve(part)), names(killed.resolve(part)));
        }
    }

    /** The run that nobody ends, trained for whoever asks first. */
    private Path straight(String recipe) throws Exception {
        Path straight = shared.resolve(recipe);
        if (Files.notExists(straight)) {
            assertEquals(0, run(recipe, straight).waitFor(), this::said);
        }
        return straight;
    }

    @Test
    void aFinishedRunIsNotTrainedAgain() throws Exception {
        Path run = straight("MeanFlow");
        byte[] before = Files.readAllBytes(run.resolve("checkpoint.safetensors"));
        assertEquals(0, run("MeanFlow", run).waitFor(), this::said);
        assertArrayEquals(before, Files.readAllBytes(run.resolve("checkpoint.safetensors")));
    }

    private Process run(String recipe, Path out) throws IOException {
        return Child.start(
                folder.resolve("said.txt"),
                List.of(),
                "train",
                recipe,
                "--data=moons",
                "--network=mlp:16x1",
                "--batch=32",
                "--steps=" + STEPS,
                "--checkpoint-every=100",
                "--sample-steps=2",
                "--metric=SW2:directions=4",
                "--evaluate-every=350",
                "--preview-every=600",
                "--keep=every:500",
                "--keep=best",
                "--no-page",
                "--out=" + out);
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
