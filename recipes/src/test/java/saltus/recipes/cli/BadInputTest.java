package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gets wrong ends with one clear sentence and exit code 2, and leaves nothing behind. */
class BadInputTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void out() {
        out = folder.resolve("run");
    }

    private static void refused(Console console, String... says) {
        assertEquals(2, console.code(), console::err);
        assertTrue(console.err().startsWith("saltus: "), console::err);
        assertFalse(console.err().contains("\tat "), console::err);
        assertTrue(console.err().lines().count() <= 3, console::err);
        for (String text : says) {
            assertTrue(console.err().contains(text), () -> "'" + text + "' is not in " + console.err());
        }
    }

    private void nothingLeft() {
        assertFalse(Files.exists(out), () -> "left behind: " + out);
    }

    /** Trains three steps, with one option more, or another value for one. */
    private Console train(String... option) {
        Map<String, String> options =
                new LinkedHashMap<>(Map.of("--network", "mlp:8x1", "--steps", "3", "--batch", "8", "--metric", "none"));
        if (option.length == 2) {
            options.put(option[0], option[1]);
        }
        Stream<String> texts = options.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue()));
        return Console.run(Stream.concat(Stream.of("train", "MeanFlow", "--out", out), texts)
                .toArray());
    }

    private Console trainImages(Path images) {
        return Console.run("train", "MeanFlow", "--data", "images:" + images, "--out", out, "--steps", "1");
    }

    @Test
    void unknownRecipe() {
        refused(Console.run("train", "MeanFlw", "--out", out), "no recipe 'MeanFlw'", "did you mean 'MeanFlow'?");
        refused(Console.run("explain", "MeanFlw"), "did you mean 'MeanFlow'?");
        nothingLeft();
    }

    @Test
    void unknownCommand() {
        refused(Console.run("trian", "MeanFlow"), "trian", "train");
    }

    @Test
    void unknownOption() {
        refused(train("--stepz", "3"), "--stepz", "--steps");
        nothingLeft();
    }

    @Test
    void numbersThatAreNone() {
        refused(train("--lr", "fast"), "--lr", "fast");
        refused(train("--lr", "-1"), "learning rate is -1.0");
        refused(train("--ema", "1"), "moving average is 1.0");
        refused(train("--batch", "0"), "batch size is 0");
        nothingLeft();
    }

    @Test
    void unknownData() {
        refused(train("--data", "checkerbord"), "no data set 'checkerbord'", "did you mean 'checkerboard'?");
        nothingLeft();
    }

    @Test
    void unknownNetworkPrecisionAndDevice() {
        refused(train("--network", "mpl:8x1"), "did you mean 'mlp'?");
        refused(train("--network", "sit:S/2"), "is for images");
        refused(train("--precision", "float16"), "[Saltus/DerivativePrecision]", "float32, float64 or bfloat16");
        refused(train("--precision", "float128"), "float32, float64 or bfloat16");
        refused(train("--device", "tpu"), "no device 'tpu'");
        nothingLeft();
    }

    @Test
    void missingFolders() {
        refused(trainImages(folder.resolve("nowhere")), "nowhere");
        refused(Console.run("sample", folder.resolve("nowhere")), "no run folder");
        refused(Console.run("evaluate", folder), "has no checkpoint");
        nothingLeft();
    }

    @Test
    void aCorruptImage() throws IOException {
        Path images = folder.resolve("images");
        Files.createDirectories(images.resolve("cats"));
        Files.createDirectories(images.resolve("dogs"));
        ImageIO.write(
                new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB),
                "png",
                images.resolve("cats/a.png").toFile());
        Files.write(images.resolve("dogs/b.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
        refused(trainImages(images), "b.png");
        nothingLeft();
    }

    @Test
    void pointsThatAreNone() throws IOException {
        Path csv = folder.resolve("points.csv");
        Files.writeString(csv, "x,y\n1,2\n3\n");
        refused(train("--data", "csv:" + csv), "points.csv", "3");
        nothingLeft();
    }

    /** Whoever says it, what the compiler has left to be checked or the pipeline itself. */
    @Test
    void batchThatIsTooSmallForTheRecipe() {
        Console console = Console.run("train", "ShortcutDiffusion", "--out", out, "--batch", "16", "--steps", "1");
        assertEquals(2, console.code(), console::err);
        assertTrue(console.err().startsWith("saltus: "), console::err);
        assertTrue(console.err().contains("ShortcutDiffusion cannot"), console::err);
        assertTrue(console.err().contains("bootstrap rows"), console::err);
        assertFalse(console.err().contains("\tat "), console::err);
        nothingLeft();
    }

    @Test
    void anotherRunsFolder() throws IOException {
        assertEquals(0, train().code());
        byte[] before = Files.readAllBytes(out.resolve("checkpoint.safetensors"));
        refused(
                Console.run("train", "AdaptiveMeanFlow", "--out", out, "--network", "mlp:8x1", "--steps", "3"),
                "holds another run",
                "recipe saltus.recipes.MeanFlow, not saltus.recipes.AdaptiveMeanFlow");
        refused(train("--network", "mlp:16x1"), "network mlp:8x1, not mlp:16x1");
        refused(train("--seed", "1"), "seed 0, not 1");
        assertArrayEquals(before, Files.readAllBytes(out.resolve("checkpoint.safetensors")));
    }

    @Test
    void damagedCheckpoint() throws IOException {
        assertEquals(0, train().code());
        Path checkpoint = out.resolve("checkpoint.safetensors");
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        refused(train(), "checkpoint.safetensors");
        refused(Console.run("sample", out), "checkpoint.safetensors");
    }

    @Test
    void classesOfAModelWithout() {
        assertEquals(0, train().code());
        refused(Console.run("sample", out, "--class", "3"), "without classes");
        refused(Console.run("sample", out, "--guidance", "2"), "without classes");
        refused(Console.run("sample", out, "--steps", "0"), "number of steps is 0");
    }

    /** The shell limits the size of files, so that writing the checkpoint fails as on a full disk. */
    @Test
    void fullDisk() throws Exception {
        assertEquals(0, train().code()); // the engine's own files are in place after this
        Path full = folder.resolve("full");
        Path said = folder.resolve("said.txt");
        Process child = Child.start(
                said,
                List.of("bash", "-c", "ulimit -f 32; exec \"$0\" \"$@\""),
                "train",
                "MeanFlow",
                "--network=mlp:64x2",
                "--steps=3",
                "--batch=8",
                "--out=" + full);
        assertEquals(2, child.waitFor(), () -> read(said));
        assertTrue(
                read(said).contains("saltus: Cannot write '" + full.resolve("checkpoint.safetensors")),
                () -> read(said));
        assertFalse(read(said).contains("\tat "), () -> read(said));
        try (Stream<Path> left = Files.list(full)) {
            assertEquals(
                    List.of(
                            "design.json",
                            "errors.json",
                            "log.jsonl",
                            "machine.json",
                            "recipe.java",
                            "run.json",
                            "settings.json",
                            "time.json",
                            "timings.jsonl"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
