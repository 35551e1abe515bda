package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe whose metric looks through a user's feature network, from the command line. */
class PerceptualTest {
    @TempDir
    Path folder;

    private Path out;
    private Path features;

    @BeforeEach
    void files() throws IOException {
        out = folder.resolve("run");
        features = features("features.pt", 0.5);
    }

    /** A TorchScript file: two layers of fixed convolutions. */
    private Path features(String name, double weight) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "data.pkl", "\u0080\u0002c__torch__\nNet\n)\u0081}b.");
            put(zip, "code/__torch__.py", """
                    class Net(Module):
                      def forward(self: __torch__.Net,
                        x: Tensor) -> List[Tensor]:
                        w = torch.sin(torch.mul(torch.arange(108, dtype=6, device=ops.prim.device(x)), %s))
                        a = torch.relu(torch.conv2d(x, torch.reshape(w, [4, 3, 3, 3])))
                        b = torch.avg_pool2d(a, [2, 2], [2, 2])
                        return [a, b]
                    """.formatted(weight));
            put(zip, "constants.pkl", "\u0080\u0002).");
            put(zip, "version", "10\n");
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String latin1) throws IOException {
        zip.putNextEntry(new ZipEntry("features/" + name));
        zip.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }

    private Path images(int type) throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Random random = new Random(1);
        for (int i = 0; i < 6; i++) {
            BufferedImage image = new BufferedImage(16, 16, type);
            for (int at = 0; at < 256; at++) {
                image.setRGB(at % 16, at / 16, random.nextInt(1 << 24));
            }
            ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
        }
        return images;
    }

    private Console train(String recipe, String data, Object... more) {
        Object[] usual = {
            "train",
            recipe,
            "--data",
            data,
            "--network",
            data.equals("moons") ? "mlp:8x1" : "sit:16x1x2/4",
            "--batch",
            "4",
            "--out",
            out,
            "--log-every",
            "1"
        };
        Object[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return Console.run(all);
    }

    private void refused(Console console, String... says) {
        assertEquals(2, console.code(), console::err);
        for (String text : says) {
            assertTrue(console.err().contains(text), () -> "'" + text + "' is not in " + console.err());
        }
        assertFalse(console.err().contains("\tat "), console::err);
    }

    @Test
    void colouredImagesAreLearnedByHowTheyLook() throws IOException {
        String data = "images:" + images(BufferedImage.TYPE_INT_RGB) + ":16";
        Console trained = train("PerceptualConsistency", data, "--steps", "2", "--features", features);
        assertEquals(0, trained.code(), trained::err);
        assertTrue(Files.exists(out.resolve("samples.png")));
        assertEquals(2, Files.readAllLines(out.resolve("log.jsonl")).size());

        Console longer = train("PerceptualConsistency", data, "--steps", "3", "--features", features);
        assertEquals(0, longer.code(), longer::err);
        assertTrue(longer.out().contains("continued after 2"), longer::out);

        Path moved = Files.move(features, folder.resolve("moved.pt"));
        Console again = train("PerceptualConsistency", data, "--steps", "3", "--features", moved);
        assertEquals(0, again.code(), again::err);
        refused(
                train("PerceptualConsistency", data, "--steps", "4", "--features", features("other.pt", 0.6)),
                "holds another run",
                "features sha256:");
        Console sampled = Console.run("sample", out);
        assertEquals(0, sampled.code(), sampled::err);
    }

    @Test
    void setsOfImagesAreComparedByHowTheyLook() throws IOException {
        String data = "images:" + images(BufferedImage.TYPE_INT_RGB) + ":16";
        for (String recipe : List.of("FeatureDrifting", "FeatureFrechetLoss")) {
            out = folder.resolve(recipe);
            JsonObject atOnce = trained(recipe, data, "--steps", "3");
            out = folder.resolve(recipe + "-in-turns");
            JsonObject inTurns = trained(recipe, data, "--steps", "3", "--accumulate", "2");
            for (String name : List.of("loss", "gradient_norm")) {
                double number = atOnce.get(name).getAsDouble();
                assertTrue(Double.isFinite(number) && number != 0, atOnce::toString);
                assertEquals(number, inTurns.get(name).getAsDouble(), 1e-4 * Math.abs(number), recipe + " " + name);
            }
        }
        out = folder.resolve("none");
        refused(train("FeatureDrifting", data, "--steps", "1"), "[Saltus/PerceptualNeedsPixels]", "@CompareSamples");
    }

    /** What a training says of its last step. */
    private JsonObject trained(String recipe, String data, Object... more) throws IOException {
        List<Object> options = new ArrayList<>(List.of("--features", features));
        options.addAll(List.of(more));
        Console trained = train(recipe, data, options.toArray());
        assertEquals(0, trained.code(), trained::err);
        List<String> log = Files.readAllLines(out.resolve("log.jsonl"));
        return JsonParser.parseString(log.get(log.size() - 1)).getAsJsonObject();
    }

    @Test
    void whatHasNoPixelsIsRefused() throws IOException {
        String rule = "[Saltus/PerceptualNeedsPixels] the perceptual metric is given no coloured images";
        refused(
                train("PerceptualConsistency", "moons", "--steps", "1", "--features", features),
                rule,
                "samples of shape [2]");
        String gray = "images:" + images(BufferedImage.TYPE_BYTE_GRAY) + ":16";
        refused(
                train("PerceptualConsistency", gray, "--steps", "1", "--features", features),
                rule,
                "samples of shape [1,16,16]");
        assertFalse(Files.exists(out));
    }

    @Test
    void aRunWithoutFeaturesOrWithIdleOnesIsRefused() throws IOException {
        String data = "images:" + images(BufferedImage.TYPE_INT_RGB) + ":16";
        refused(
                train("PerceptualConsistency", data, "--steps", "1"),
                "[Saltus/PerceptualNeedsPixels] the perceptual metric has no feature network",
                "--features FILE");
        refused(
                train("ConsistencyCosine", data, "--steps", "1", "--features", features),
                "The recipe ConsistencyCosine looks through no features",
                "leave it out");
        assertFalse(Files.exists(out));
    }

    @Test
    void aFileThatIsNoFeatureNetworkIsRefused() throws IOException {
        String data = "images:" + images(BufferedImage.TYPE_INT_RGB) + ":16";
        Path text = Files.writeString(folder.resolve("notes.txt"), "no network");
        refused(
                train("PerceptualConsistency", data, "--steps", "1", "--features", text),
                "saltus: The file '" + text + "' cannot be a feature network: it is no archive; give a file that");
        refused(
                train("PerceptualConsistency", data, "--steps", "1", "--features", folder.resolve("nowhere.pt")),
                "saltus: Cannot read '" + folder.resolve("nowhere.pt") + "': there is no such file");
        refused(
                train("PerceptualConsistency", data, "--steps", "1", "--precision", "float64", "--features", features),
                "on images [3,16,16] of f64 it fails with");
        assertFalse(Files.exists(out));
    }

    @Test
    void explainSaysWhatIsCheckedWhen() {
        Console explained = Console.run("explain", "PerceptualConsistency");
        assertEquals(0, explained.code(), explained::err);
        assertTrue(explained.out().contains("@Perceptual"), explained::out);
        assertTrue(
                explained
                        .out()
                        .lines()
                        .anyMatch(line -> line.contains("PerceptualNeedsPixels")
                                && line.contains("C41")
                                && line.contains("opened")),
                explained::out);
        assertTrue(Console.run("explain", "MeanFlow")
                .out()
                .lines()
                .anyMatch(line -> line.contains("C41") && line.contains("not applicable")));
    }
}
