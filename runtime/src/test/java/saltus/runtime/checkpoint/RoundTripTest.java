package saltus.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import saltus.runtime.BadInputException;

class RoundTripTest {
    private Path path = Path.of("unset");

    @BeforeProperty
    void makeFile() throws IOException {
        path = Files.createTempFile("saltus", ".safetensors");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(path);
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(
            @ForAll @Size(max = 5) List<@Size(max = 3) List<@IntRange(max = 5) Integer>> shapes, @ForAll long seed) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        Map<String, double[]> doubles = new HashMap<>();
        Map<String, float[]> floats = new HashMap<>();
        Map<String, long[]> longs = new HashMap<>();
        for (List<Integer> sides : shapes) {
            long[] shape = sides.stream().mapToLong(Integer::longValue).toArray();
            int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            String name = "tensor \u00e9." + entries.size();
            double[] wide = random.doubles(count).toArray();
            long[] whole = random.longs(count).toArray();
            doubles.put("d" + name, wide);
            longs.put("l" + name, whole);
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = Float.intBitsToFloat(random.nextInt());
            }
            floats.put("f" + name, values);
            entries.add(Entry.doubles("d" + name, shape, wide));
            entries.add(Entry.floats("f" + name, shape, values));
            entries.add(Entry.longs("l" + name, shape, whole));
        }
        SafetensorsWriter.write(path, Map.of(), entries);
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            assertEquals(entries.size(), reader.infos().size());
            for (int i = 0; i < entries.size(); i++) {
                assertEquals(entries.get(i).name(), reader.infos().get(i).name());
                assertArrayEquals(entries.get(i).shape(), reader.infos().get(i).shape());
            }
            doubles.forEach((name, values) -> assertArrayEquals(values, reader.doubles(name)));
            floats.forEach((name, values) -> assertArrayEquals(values, reader.floats(name)));
            longs.forEach((name, values) -> assertArrayEquals(values, reader.longs(name)));
        }
    }

    @Property(tries = 200)
    void metadataSurvives(
            @ForAll @StringLength(max = 20) @CharRange(to = 0xd7ff) String key,
            @ForAll @StringLength(max = 20) @CharRange(to = 0xd7ff) String value) {
        SafetensorsWriter.write(path, Map.of(key, value), List.of());
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            assertEquals(Map.of(key, value), reader.metadata());
        }
    }

    @Property(tries = 2000)
    void aDamagedFileIsReadOrRefusedButNeverCrashes(
            @ForAll @IntRange(max = 1000) int place, @ForAll byte flip, @ForAll boolean cut) throws IOException {
        SafetensorsWriter.write(
                path,
                Map.of("config", "{\"a\": 1}"),
                List.of(
                        Entry.floats("w", new long[] {2, 3}, new float[6]),
                        Entry.doubles("scalar", new long[0], new double[1]),
                        Entry.longs("none", new long[] {0, 7}, new long[0])));
        byte[] bytes = Files.readAllBytes(path);
        int at = place % bytes.length;
        bytes[at] ^= flip;
        Files.write(path, cut ? Arrays.copyOf(bytes, at) : bytes);
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            reader.infos()
                    .forEach(info ->
                            assertEquals(info.bytes(), reader.bytes(info.name()).remaining()));
            reader.floats("w");
            reader.doubles("scalar");
            reader.longs("none");
        } catch (BadInputException e) {
            assertTrue(e.toString().contains(path.toString()));
        }
    }
}
