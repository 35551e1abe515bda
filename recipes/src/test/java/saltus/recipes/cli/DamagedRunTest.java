package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.train.Checkpoint;

/** What is damaged in a run's folder is said, and never read as if it were right. */
class DamagedRunTest {
    private static final int FLIPS = 400;

    private static Path trained;

    @TempDir
    Path folder;

    private Path run;
    private Path checkpoint;

    @BeforeAll
    static void train(@TempDir Path folder) {
        trained = folder.resolve("run");
        assertEquals(0, train(trained, "MeanFlow", 12).code());
    }

    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        checkpoint = run.resolve("checkpoint.safetensors");
        try (Stream<Path> files = Files.list(trained)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
    }

    private Console train(int steps) {
        return train(run, "MeanFlow", steps);
    }

    private static Console train(Path run, String recipe, int steps) {
        return Console.run(
                "train",
                recipe,
                "--data=moons",
                "--network=mlp:8x1",
                "--metric=none",
                "--batch=8",
                "--log-every=5",
                "--checkpoint-every=6",
                "--steps=" + steps,
                "--out=" + run);
    }

    private void refused(String says) {
        for (Console console : List.of(train(12), Console.run("sample", run), Console.run("evaluate", run))) {
            assertEquals(2, console.code(), console::err);
            assertTrue(console.err().contains(says), () -> "'" + says + "' is not in " + console.err());
            assertFalse(console.err().contains("Exception"), console::err);
            assertEquals(1, console.err().lines().count(), console::err);
        }
    }

    /** Any byte, header and checksum included. */
    @Test
    void aFlippedBitIsSeen() throws IOException {
        byte[] bytes = Files.readAllBytes(checkpoint);
        Random random = new Random(1);
        Path damaged = folder.resolve("damaged.safetensors");
        for (int i = 0; i < FLIPS; i++) {
            int place = i < 16 ? (i < 8 ? i : bytes.length - 1 - i % 8) : random.nextInt(bytes.length);
            byte[] changed = bytes.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, changed);
            assertThrows(BadInputException.class, () -> Checkpoint.open(damaged), () -> "byte " + place);
        }
    }

    @Test
    void aCheckpointThatWasCutOrIsNoneIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        refused("checkpoint.safetensors");
        Files.write(checkpoint, new byte[0]);
        refused("checkpoint.safetensors");
    }

    /** A file that is sound in itself, as a program that knows the format might write it. */
    private void rewrite(Map<String, String> texts, String tensor, Entry instead) {
        Map<String, String> metadata;
        List<Entry> entries = new ArrayList<>();
        try (SafetensorsReader reader = SafetensorsReader.open(checkpoint)) {
            metadata = new LinkedHashMap<>(reader.metadata());
            for (TensorInfo info : reader.infos()) {
                if (info.name().equals(tensor)) {
                    entries.add(instead);
                } else if (!info.name().equals("crc32c")) {
                    ByteBuffer bytes = reader.bytes(info.name());
                    entries.add(Entry.bytes(info.name(), info.dtype(), info.shape(), () -> bytes));
                }
            }
        }
        texts.forEach((name, text) -> {
            if (text.isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.put(name, text);
            }
        });
        SafetensorsWriter.writeSealed(checkpoint, metadata, entries);
    }

    @Test
    void stepsThatAreNone() {
        for (String step : List.of("", "-3", "01", "1e3", "99999999999999999999")) {
            rewrite(Map.of("step", step), "", Entry.floats("none", new long[0], new float[1]));
            refused("its step is '" + step + "'");
        }
    }

    @Test
    void historiesThatAreNone() {
        for (String history : List.of("", "[]", "{\"sums\":null}", "{\"sums\":{\"loss\":\"x\"}}")) {
            rewrite(Map.of("history", history), "", Entry.floats("none", new long[0], new float[1]));
            refused("what it remembers cannot be read");
        }
    }

    @Test
    void formatsOfOtherVersions() {
        rewrite(Map.of("format", "saltus 3"), "", Entry.floats("none", new long[0], new float[1]));
        refused("format 'saltus 3' of another version");
        rewrite(Map.of("format", "pt"), "", Entry.floats("none", new long[0], new float[1]));
        refused("no checkpoint of Saltus");
    }

    @Test
    void tensorsOfAnotherTypeOrShape() {
        TensorInfo info = widest();
        long[] shape = info.shape();
        int size = (int) (info.bytes() / Float.BYTES);
        byte[] bytes = new byte[size * Float.BYTES];
        rewrite(Map.of(), info.name(), new Entry(info.name(), "I32", shape, out -> out.write(bytes)));
        refused("is I32[");
        rewrite(Map.of(), info.name(), Entry.floats(info.name(), new long[] {shape[1], shape[0]}, new float[size]));
        refused("is F32[" + shape[1] + ", " + shape[0] + "] where F32[" + shape[0] + ", " + shape[1] + "]");
        rewrite(Map.of(), info.name(), Entry.floats("ema.other", shape, new float[size]));
        refused("no tensor '" + info.name() + "'");
    }

    @Test
    void numbersThatAreNotFinite() {
        TensorInfo info = widest();
        float[] values = new float[(int) (info.bytes() / Float.BYTES)];
        values[1] = Float.NaN;
        values[2] = Float.NEGATIVE_INFINITY;
        rewrite(Map.of(), info.name(), Entry.floats(info.name(), info.shape(), values));
        refused("2 of the numbers of its tensor '" + info.name() + "' are not finite");
    }

    /** A matrix of the average that is sampled. */
    private TensorInfo widest() {
        try (SafetensorsReader reader = SafetensorsReader.open(checkpoint)) {
            return reader.infos().stream()
                    .filter(info -> info.name().startsWith("ema.")
                            && info.shape().length == 2
                            && info.shape()[0] != info.shape()[1])
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anotherRunsCheckpoint() throws IOException {
        Path other = folder.resolve("other");
        assertEquals(0, train(other, "FlowMatching", 12).code());
        Files.copy(
                other.resolve("checkpoint.safetensors"), checkpoint, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused("recipe saltus.recipes.FlowMatching, not saltus.recipes.MeanFlow");
        Files.delete(run.resolve("run.json"));
        assertEquals(0, Console.run("sample", run).code());
    }

    /** The file of the log is a copy: nothing that becomes of it matters. */
    @Test
    void theLogComesBack() throws IOException {
        Path straight = folder.resolve("straight");
        assertEquals(0, train(straight, "MeanFlow", 30).code());
        Path log = run.resolve("log.jsonl");
        for (String damage : List.of("{}\n", "{\"step\":null}\n", "\0")) {
            Files.writeString(log, damage);
            assertEquals(0, train(12).code(), damage);
        }
        Files.delete(log);
        assertEquals(0, train(30).code());
        for (String file : List.of("log.jsonl", "loss.png", "checkpoint.safetensors", "run.json", "samples.npz")) {
            assertArrayEquals(Files.readAllBytes(straight.resolve(file)), Files.readAllBytes(run.resolve(file)), file);
        }
    }

    @Test
    void aDescriptionThatIsNone() throws IOException {
        for (String damage : List.of("", "[]", "{}", "{\"run\":3}", "{\"run\":{\"recipe\":null}}", "[".repeat(9999))) {
            Files.writeString(run.resolve("run.json"), damage);
            refused("run.json' of the run is damaged");
        }
    }

    @Test
    void moreStepsThanWereAskedFor() throws IOException {
        byte[] before = Files.readAllBytes(checkpoint);
        Console console = train(6);
        assertEquals(2, console.code());
        assertTrue(console.err().contains("has made 12 steps, which is more than 6; give --steps 12"), console::err);
        assertArrayEquals(before, Files.readAllBytes(checkpoint));
    }

    @Test
    void nothingIsLeftBesideTheRun() throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            assertEquals(
                    List.of(
                            "checkpoint.safetensors",
                            "design.json",
                            "errors.json",
                            "log.jsonl",
                            "loss.png",
                            "machine.json",
                            "recipe.java",
                            "report.html",
                            "run.json",
                            "samples.npz",
                            "samples.png",
                            "settings.json",
                            "tensorboard",
                            "time.json",
                            "timings.jsonl",
                            "weights.jsonl"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
