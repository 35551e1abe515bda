package saltus.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.number.ElementType;

class WeightFilesTest {
    @TempDir
    Path folder;

    private static final TorchSave.Saved SMALL = TorchSave.floats(List.of(2L, 2L), 1, 2, 3, 4);

    @Test
    void dictionariesAreFoundAtTheTopAndUnderTheirNames() {
        for (Object value : List.of(
                Map.of("w", SMALL),
                Map.of("model", Map.of("w", SMALL)),
                Map.of("state_dict", Map.of("module.w", SMALL), "epoch", 3L),
                Map.of("model", Map.of("_orig_mod.module.w", SMALL), "opt", Map.of("state", Map.of())))) {
            try (StoredWeights file = WeightFiles.open(save(value))) {
                assertEquals(List.of(1f, 2f, 3f, 4f), floats(file.part("model").get("w")));
            }
        }
        try (StoredWeights file = WeightFiles.open(save(Map.of("state_dict", Map.of("module.w", SMALL, "n", 3L))))) {
            assertEquals(
                    List.of(
                            "1 entries under 'model' are no tensors",
                            "the prefix 'module.' of all names was taken off"),
                    file.notes());
        }
    }

    @Test
    void viewsAreBroughtIntoOrder() {
        TorchSave.Saved turned = new TorchSave.Saved(
                ElementType.F32,
                1,
                List.of(2L, 3L),
                List.of(1L, 2L),
                7,
                out -> out.write(TorchSave.bytes(0, 1, 2, 3, 4, 5, 6)));
        TorchSave.Saved part = new TorchSave.Saved(
                ElementType.F32,
                4,
                List.of(3L),
                List.of(1L),
                7,
                out -> out.write(TorchSave.bytes(0, 1, 2, 3, 4, 5, 6)));
        try (StoredWeights file = WeightFiles.open(save(Map.of("turned", turned, "part", part)))) {
            assertEquals(
                    List.of(1f, 3f, 5f, 2f, 4f, 6f), floats(file.part("model").get("turned")));
            assertEquals(List.of(4f, 5f, 6f), floats(file.part("model").get("part")));
        }
    }

    @Test
    void everyTypeBecomesSinglePrecision() {
        Map<String, TorchSave.Saved> tensors = new LinkedHashMap<>();
        tensors.put("half", TorchSave.saved(ElementType.F16, List.of(3L), bytes(0, 0x3C, 0, 0xC0, 1, 0)));
        tensors.put("brain", TorchSave.saved(ElementType.BF16, List.of(2L), bytes(0x80, 0x3F, 0x20, 0xC0)));
        tensors.put("long", TorchSave.saved(ElementType.I64, List.of(1L), bytes(-3, -1, -1, -1, -1, -1, -1, -1)));
        tensors.put("double", TorchSave.saved(ElementType.F64, List.of(), bytes(0, 0, 0, 0, 0, 0, -8, 0x3F)));
        try (StoredWeights file = WeightFiles.open(save(tensors))) {
            assertEquals(List.of(1f, -2f, 0x1p-24f), floats(file.part("model").get("half")));
            assertEquals(List.of(1f, -2.5f), floats(file.part("model").get("brain")));
            assertEquals(List.of(-3f), floats(file.part("model").get("long")));
            assertEquals(List.of(1.5f), floats(file.part("model").get("double")));
        }
    }

    /** The same numbers, whatever holds them. */
    @Test
    void safetensorsShardsAndArchivesHoldTheSame() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        float[] values = {1, -0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 0.1f};
        long[] shape = {2, 3};
        List<Float> expected = List.of(floats(values));
        Path single = place.resolve("model.safetensors");
        SafetensorsWriter.write(single, Map.of(), List.of(Entry.floats("module.w", shape, values)));
        Path index = place.resolve("model.safetensors.index.json");
        SafetensorsWriter.write(
                place.resolve("model-1.safetensors"), Map.of(), List.of(Entry.floats("w", shape, values)));
        SafetensorsWriter.write(
                place.resolve("model-2.safetensors"), Map.of(), List.of(Entry.floats("v", shape, values)));
        Files.writeString(
                index, "{'weight_map': {'w': 'model-1.safetensors', 'v': 'model-2.safetensors'}}".replace('\'', '"'));
        Path archive = TorchSave.write(place.resolve("w.pt"), Map.of("w", TorchSave.floats(List.of(2L, 3L), values)));
        for (Path path : List.of(single, index, place, archive)) {
            try (StoredWeights file = WeightFiles.open(path)) {
                assertEquals(expected, floats(file.part("model").get("w")), path.toString());
            }
        }
    }

    private static Float[] floats(float... values) {
        Float[] boxed = new Float[values.length];
        Arrays.setAll(boxed, i -> values[i]);
        return boxed;
    }

    @Test
    void indicesNameFilesBesideThem() throws IOException {
        for (String shard : List.of("../x.safetensors", "/etc/passwd", "", "..")) {
            Path index = folder.resolve("model.safetensors.index.json");
            Files.writeString(index, "{\"weight_map\": {\"w\": \"" + shard + "\"}}");
            refused(index, "names '" + shard + "', which is no file beside it; get it again with all its files.");
        }
        for (String text : List.of("{}", "[]", "{\"weight_map\": 3}", "{\"weight_map\": {\"w\": 3}}", "{")) {
            Path index = folder.resolve("model.safetensors.index.json");
            Files.writeString(index, text);
            refused(index, "weight_map");
        }
    }

    @Test
    void whatIsNoneIsTold() throws IOException {
        refused(folder.resolve("none.pt"), "there is no such file");
        refused(folder, "has no checkpoint.safetensors, model.safetensors.index.json or model.safetensors");
        Path old = Files.write(folder.resolve("old.pt"), bytes(0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20));
        refused(old, "is in the format that torch.save wrote before version 1.6; load it in Python and save it again");
        refused(
                Files.write(folder.resolve("p.pt"), bytes(0x80, 2, 'K', 1, '.')),
                "is a pickle, but no archive of torch.save");
        refused(save(3L), "it holds no dictionary");
        refused(save(Map.of("a", 3L)), "it has no dictionary of tensors, at its top or under [model, state_dict,");
        refused(zip(Map.of("a/version", bytes('3'))), "it has no data.pkl, which torch.save writes");
        refused(zip(Map.of("data.pkl", bytes('N', '.'))), "it has no data.pkl, which torch.save writes");
        refused(zip(Map.of("a/data.pkl", bytes('N', '.'), "a/code/x.py", bytes())), "it is a program of TorchScript");
        refused(
                zip(Map.of("a/data.pkl", bytes('N', '.'), "a/byteorder", "big".getBytes(StandardCharsets.US_ASCII))),
                "its numbers are big-endian");
        refused(
                zip(Map.of("a/data.pkl", "cos\nsystem\n(S'ls'\ntR.".getBytes(StandardCharsets.US_ASCII))),
                "is not read: it names 'os.system', which is no plain value, array or tensor; give a file");
        TorchSave.Saved longer = new TorchSave.Saved(
                ElementType.F32, 0, List.of(2L), List.of(1L), 2, out -> out.write(TorchSave.bytes(1, 2)));
        byte[] pickle = entry(save(Map.of("w", longer)), "archive/data.pkl");
        refused(zip(Map.of("a/data.pkl", pickle)), "it has no entry 'a/data/0'");
        refused(
                zip(Map.of("a/data.pkl", pickle, "a/data/0", TorchSave.bytes(1, 2, 3))),
                "its storage '0' has 12 bytes, not 2 numbers of F32");
    }

    @Test
    void compressedStoragesAreNotUnfolded() throws IOException {
        Path file = folder.resolve("deflated.pt");
        byte[] pickle = entry(save(Map.of("w", SMALL)), "archive/data.pkl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write(pickle);
            zip.closeEntry();
        }
        refused(file, "its entry 'a/data.pkl' is compressed, which torch.save never does");
    }

    @Test
    void damageIsFound() throws IOException {
        Path file = save(Map.of("w", SMALL));
        byte[] content = Files.readAllBytes(file);
        for (int length = 4; length < content.length; length += 7) {
            Path cut = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(content, length));
            assertThrows(BadInputException.class, () -> WeightFiles.open(cut));
        }
        int at = indexOf(content, TorchSave.bytes(1, 2, 3, 4));
        content[at] ^= 1;
        try (StoredWeights damaged = WeightFiles.open(Files.write(file, content))) {
            StoredTensor tensor = damaged.part("model").get("w");
            BadInputException said = assertThrows(BadInputException.class, () -> tensor.numbers(false));
            assertEquals(
                    "The file '" + file + "' is damaged in its entry 'archive/data/0'; get it again.",
                    said.getMessage());
        }
    }

    @Test
    void partsThatAreNotThereAreTold() {
        try (StoredWeights file = WeightFiles.open(save(Map.of("w", SMALL)))) {
            BadInputException said = assertThrows(BadInputException.class, () -> file.part("ema"));
            assertTrue(said.getMessage().endsWith("has no weights under 'ema'; it has 'model'."), said.getMessage());
        }
    }

    private static int indexOf(byte[] content, byte... part) {
        for (int i = 0; ; i++) {
            if (Arrays.equals(content, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
    }

    private Path save(Object value) {
        return TorchSave.write(folder.resolve("saved.pt"), value);
    }

    private Path zip(Map<String, byte[]> entries) {
        return TorchSave.zip(folder.resolve("zip.pt"), entries, List.of());
    }

    private static byte[] entry(Path file, String name) throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static List<Float> floats(StoredTensor tensor) {
        ByteBuffer numbers = tensor.numbers(false);
        FloatBuffer floats = numbers.asFloatBuffer();
        float[] all = new float[floats.remaining()];
        floats.get(all);
        return List.of(floats(all));
    }

    private static void refused(Path path, String clause) {
        BadInputException said = assertThrows(BadInputException.class, () -> WeightFiles.open(path));
        assertTrue(said.getMessage().contains(clause), said.getMessage());
    }
}
