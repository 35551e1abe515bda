package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.LittleEndian;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

class SafetensorsDataTest {
    @TempDir
    Path folder;

    private static Entry floats(String name, long[] shape, float... values) {
        return new Entry(name, "F32", shape, out -> LittleEndian.write(out, values));
    }

    private static Entry longs(String name, long... values) {
        return new Entry(name, "I64", new long[] {values.length}, out -> LittleEndian.write(out, values));
    }

    /** Latents [count, 4, 1, 2] whose numbers are first, first + 1, .. */
    private static float[] latents(int first, int count) {
        float[] values = new float[count * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = 8 * first + i;
        }
        return values;
    }

    private static void shard(Path file, int first, int count) {
        float[] flipped = latents(first, count);
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = -flipped[i];
        }
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (first + i) % 3L;
        }
        long[] shape = {count, 4, 1, 2};
        SafetensorsWriter.write(
                file,
                Map.of(),
                List.of(
                        floats("latents", shape, latents(first, count)),
                        floats("latents_flip", shape, flipped),
                        longs("labels", labels)));
    }

    @Property(tries = 30)
    void shardsAreOneSetInTheOrderOfTheirNumbers(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 4) Integer> sizes) throws IOException {
        Path shards = Files.createTempDirectory("shards");
        List<Path> written = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < sizes.size(); i++) {
            Path file = shards.resolve("latents_%d.safetensors".formatted(i));
            shard(file, count, sizes.get(i));
            written.add(file);
            count += sizes.get(i);
        }
        try {
            for (String text : List.of(
                    "safetensors:" + shards,
                    "safetensors:" + shards.resolve("latents_*.safetensors"),
                    "safetensors:" + shards.resolve("latents_{0..%d}.safetensors".formatted(sizes.size() - 1)))) {
                Records records = Opened.records(text);
                assertEquals(count, records.count());
                assertEquals(2, records.copies());
                assertEquals(Form.LATENTS, records.form());
                assertEquals(Shape.of(4, 1, 2), records.shape());
                for (int i = 0; i < count; i++) {
                    assertArrayEquals(latents(i, 1), Opened.sample(records, i, 0));
                    assertEquals(-8f * i, Opened.sample(records, i, 1)[0]);
                    assertEquals(i % 3, records.label(i));
                }
            }
        } finally {
            for (Path file : written) {
                Files.delete(file);
            }
            Files.delete(shards);
        }
    }

    @Test
    void namesSayWhatTensorsMean() {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(
                file, Map.of(), List.of(floats("latents", new long[] {1, 8, 1, 1}, NpyBytes.eighths(8))));
        assertEquals(Form.LATENTS, Opened.records("safetensors:" + file).form());
        SafetensorsWriter.write(
                file, Map.of(), List.of(floats("moments", new long[] {1, 4, 1, 2}, NpyBytes.eighths(8))));
        assertEquals(Form.LOG_VARIANCES, Opened.records("safetensors:" + file).form());
        SafetensorsWriter.write(file, Map.of(), List.of(floats("z", new long[] {2, 4}, NpyBytes.eighths(8))));
        assertEquals(Form.POINTS, Opened.records("safetensors:" + file).form());
        SafetensorsWriter.write(
                file,
                Map.of(),
                List.of(
                        floats("z", new long[] {2, 4}, NpyBytes.eighths(8)),
                        floats("w", new long[] {2, 4}, NpyBytes.eighths(8))));
        Opened.refused("safetensors:" + file, "name the array of the samples with array=NAME");
        assertEquals(2, Opened.records("safetensors:" + file + ",array=w").count());
    }

    @Test
    void partsThatDoNotFitAreRefused() throws IOException {
        shard(folder.resolve("0.safetensors"), 0, 2);
        SafetensorsWriter.write(
                folder.resolve("1.safetensors"),
                Map.of(),
                List.of(floats("latents", new long[] {1, 4, 1, 2}, latents(0, 1))));
        Opened.refused("safetensors:" + folder, "1.safetensors' has other tensors");
        Opened.refused("safetensors:" + folder.resolve("{0..2}.safetensors"), "2.safetensors");
        Opened.refused("safetensors:" + folder.resolve("{3..2}.safetensors"), "goes up");
        Opened.refused("safetensors:" + folder.resolve("none-*.safetensors"), "There are no files");
        SafetensorsWriter.write(
                folder.resolve("1.safetensors"),
                Map.of(),
                List.of(
                        floats("latents", new long[] {1, 4, 1, 2}, latents(0, 1)),
                        floats("latents_flip", new long[] {1, 4, 2, 1}, latents(0, 1)),
                        longs("labels", 0)));
        Opened.refused("safetensors:" + folder, "latents_flip", "one shape");
        Opened.refused("safetensors:" + folder.resolve("1.safetensors"), "latents_flip", "a mirrored sample for each");
        Files.createSymbolicLink(folder.resolve("2.safetensors"), Path.of("/etc/hostname"));
        Opened.refused("safetensors:" + folder, "leads out of the folder");
    }

    @Test
    void damagedFilesGiveOneSentence() throws IOException {
        Path file = folder.resolve("a.safetensors");
        shard(file, 0, 3);
        Damage.cut(file, "safetensors:" + file, true);
        Damage.change(file, "safetensors:" + file, 200);
    }

    @Test
    void theyAreRecognised() throws IOException {
        Path file = folder.resolve("a.safetensors");
        assertEquals(false, new SafetensorsSource().recognises(folder));
        shard(file, 0, 1);
        assertTrue(new SafetensorsSource().recognises(file));
        assertTrue(new SafetensorsSource().recognises(folder));
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 8, (byte) 0xFF);
        Files.write(file, bytes);
        assertEquals(false, new SafetensorsSource().recognises(file));
    }
}
