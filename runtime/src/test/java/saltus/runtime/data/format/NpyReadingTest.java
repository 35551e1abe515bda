package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

class NpyReadingTest {
    @TempDir
    Path folder;

    @Property
    void numbersOfEveryTypeOrderAndVersionComeBack(
            @ForAll("types") String type,
            @ForAll boolean big,
            @ForAll @IntRange(min = 1, max = 3) int version,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @IntRange(min = 1, max = 4) int side)
            throws IOException {
        int bytes = type.charAt(1) - '0';
        ByteBuffer numbers =
                ByteBuffer.allocate(count * side * bytes).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        float[] expected = new float[count * side];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = put(numbers, type, i);
        }
        String descr = (bytes == 1 ? "|" : big ? ">" : "<") + type;
        Path file = Files.createTempFile("numbers", ".npy");
        try {
            Files.write(file, NpyBytes.file(version, NpyBytes.header(descr, count + ", " + side), numbers.array()));
            Records records = Opened.records("npy:" + file);
            assertEquals(Form.POINTS, records.form());
            assertEquals(Shape.of(side), records.shape());
            assertEquals(count, records.count());
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < side; k++) {
                    assertEquals(expected[i * side + k], Opened.sample(records, i)[k]);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8");
    }

    private static float put(ByteBuffer numbers, String type, int i) {
        int value = type.startsWith("u") ? 200 + i : i - 7;
        switch (type) {
            case "f2" -> numbers.putShort((short) (0x3C00 + 64 * (i % 16))); // 1, 1 + 1/16, ..
            case "f4" -> numbers.putFloat(value / 3f);
            case "f8" -> numbers.putDouble(value / 3.0);
            case "i1", "u1" -> numbers.put((byte) value);
            case "i2", "u2" -> numbers.putShort((short) value);
            case "i4", "u4" -> numbers.putInt(value);
            default -> numbers.putLong(value);
        }
        return switch (type) {
            case "f2" -> 1 + i % 16 / 16f;
            case "f4" -> value / 3f;
            case "f8" -> (float) (value / 3.0);
            default -> value;
        };
    }

    @Test
    void bytesWithChannelsBehindAreThePixelsThatAreWrittenBefore() throws IOException {
        Path file = folder.resolve("samples.npz");
        NpyBytes.zip(
                file,
                true,
                java.util.Map.of(
                        "arr_0.npy", NpyBytes.bytes("1, 2, 2, 3", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255),
                        "arr_1.npy", NpyBytes.longs("1", 4)));
        Records records = Opened.records("npz:" + file);
        assertEquals(Form.PIXELS, records.form());
        assertEquals(Shape.of(3, 2, 2), records.shape());
        assertEquals(List.of("0", "1", "2", "3", "4"), records.classNames());
        assertEquals(4, records.label(0));
        int[] planes = {0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 255};
        for (int i = 0; i < planes.length; i++) {
            assertEquals(planes[i] / 127.5f - 1, Opened.sample(records, 0)[i]);
        }
    }

    @Test
    void planesOfBytesAreGrayPictures() throws IOException {
        Path file = Files.write(folder.resolve("digits.npy"), NpyBytes.bytes("2, 1, 3", 0, 255, 51, 102, 153, 204));
        Records records = Opened.records("npy:" + file);
        assertEquals(Shape.of(1, 1, 3), records.shape());
        assertArrayEquals(new float[] {-1, 1, 51 / 127.5f - 1}, Opened.sample(records, 0));
    }

    @Test
    void meanAndDeviationSideBySideAreToldApartFromLogarithms() throws IOException {
        float[] law = NpyBytes.eighths(8);
        Files.write(folder.resolve("logs.npy"), NpyBytes.floats("1, 8, 1, 1", -3, 0, 1, 2, 3, -4, 5, -6));
        Files.write(folder.resolve("deviations.npy"), NpyBytes.floats("1, 8, 1, 1", -3, 0, 1, 2, 3, 4, 5, 6));
        Files.write(folder.resolve("plain.npy"), NpyBytes.floats("1, 4, 1, 2", law));
        assertEquals(
                Form.LOG_VARIANCES,
                Opened.records("npy:" + folder.resolve("logs.npy")).form());
        Records deviations = Opened.records("npy:" + folder.resolve("deviations.npy"));
        assertEquals(Form.DEVIATIONS, deviations.form());
        assertTrue(
                deviations.notes().toString().contains("moments=logvar"),
                deviations.notes().toString());
        assertEquals(
                Form.LATENTS,
                Opened.records("npy:" + folder.resolve("plain.npy")).form());
        assertEquals(
                Form.LATENTS,
                Opened.records("npy:" + folder.resolve("logs.npy") + ",moments=none")
                        .form());
        assertEquals(
                Form.LOG_VARIANCES,
                Opened.records("npy:" + folder.resolve("plain.npy") + ",moments=logvar")
                        .form());
    }

    @Test
    void floatsOfPicturesAreToldByTheirRange() throws IOException {
        Files.write(folder.resolve("unit.npy"), NpyBytes.floats("1, 1, 2, 2", 0, 0.25f, 1, 0.5f));
        Files.write(folder.resolve("signed.npy"), NpyBytes.floats("1, 1, 2, 2", 0, 0.25f, -1, 0.5f));
        Files.write(folder.resolve("bytes.npy"), NpyBytes.floats("1, 1, 2, 2", 0, 255, 51, 102));
        Files.write(folder.resolve("wide.npy"), NpyBytes.floats("1, 1, 2, 2", 0, 9.5f, -51, 102));
        assertArrayEquals(
                new float[] {-1, -0.5f, 1, 0}, Opened.sample(Opened.records("npy:" + folder.resolve("unit.npy")), 0));
        assertArrayEquals(
                new float[] {0, 0.25f, -1, 0.5f},
                Opened.sample(Opened.records("npy:" + folder.resolve("signed.npy")), 0));
        assertEquals(1, Opened.sample(Opened.records("npy:" + folder.resolve("bytes.npy")), 0)[1]);
        assertEquals(
                Form.LATENTS,
                Opened.records("npy:" + folder.resolve("wide.npy")).form());
        assertEquals(
                Form.PIXELS,
                Opened.records("npy:" + folder.resolve("wide.npy") + ",kind=pixels")
                        .form());
    }

    @Test
    void labelsLieBesideOrInANamedFile() throws IOException {
        Files.write(folder.resolve("data.npy"), NpyBytes.floats("3, 2", NpyBytes.eighths(6)));
        assertEquals(
                List.of(), Opened.records("npy:" + folder.resolve("data.npy")).classNames());
        Files.write(folder.resolve("mine.npy"), NpyBytes.longs("3, 1", 1, 0, 1));
        Records records = Opened.records("npy:" + folder.resolve("data.npy") + ",labels=" + folder.resolve("mine.npy"));
        assertEquals(List.of("0", "1"), records.classNames());
        assertEquals(0, records.label(1));
        Files.write(folder.resolve("labels.npy"), NpyBytes.longs("3", 2, 0, 1));
        Records beside = Opened.records("npy:" + folder.resolve("data.npy"));
        assertEquals(2, beside.label(0));
        assertTrue(
                beside.notes().toString().contains("labels.npy"), beside.notes().toString());
        assertEquals(
                List.of(),
                Opened.records("npy:" + folder.resolve("data.npy") + ",labels=none")
                        .classNames());
    }

    @Test
    void compressedArraysAreUnfoldedAndGiveTheSame() throws IOException {
        byte[] array = NpyBytes.floats("5, 3", NpyBytes.eighths(15));
        Path stored = NpyBytes.zip(folder.resolve("a.npz"), true, java.util.Map.of("points.npy", array));
        Path packed = NpyBytes.zip(folder.resolve("b.npz"), false, java.util.Map.of("points.npy", array));
        Records a = Opened.records("npz:" + stored);
        Records b = Opened.records("npz:" + packed);
        assertEquals(5, a.count());
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(Opened.sample(a, i), Opened.sample(b, i));
        }
    }

    @Test
    void aFolderHasASampleAFileAndClassesInNaturalOrder() throws IOException {
        for (String name : List.of("2/a9.npy", "2/a10.npy", "10/b.npy")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), NpyBytes.floats("4, 1, 2", NpyBytes.eighths(8)));
        }
        Files.writeString(folder.resolve("2/readme.txt"), "none");
        Records records = Opened.records("npy:" + folder);
        assertEquals(List.of("2", "10"), records.classNames());
        assertTrue(records.place(0).endsWith("a9.npy'"), records.place(0));
        assertTrue(records.place(1).endsWith("a10.npy'"), records.place(1));
        assertEquals(1, records.label(2));
        assertEquals(Shape.of(4, 1, 2), records.shape());
        assertArrayEquals(NpyBytes.eighths(8), Opened.sample(records, 2));
        assertTrue(
                records.notes().toString().contains("1 .txt files left out"),
                records.notes().toString());
    }

    @Test
    void theListOfEdm2SaysTheClasses() throws IOException {
        Files.createDirectories(folder.resolve("00000"));
        for (int i = 0; i < 3; i++) {
            Files.write(
                    folder.resolve("00000/img-mean-std-0000000%d.npy".formatted(i)),
                    NpyBytes.floats("8, 1, 1", NpyBytes.eighths(8)));
        }
        Files.writeString(
                folder.resolve("dataset.json"),
                "{\"labels\": [[\"00000/img-mean-std-00000002.npy\", 5], [\"00000/img-mean-std-00000000.npy\", 7],"
                        + " [\"gone.npy\", 9], [\"00000/img-mean-std-00000001.npy\", 0]]}");
        Records records = Opened.records("npy:" + folder);
        assertEquals(Form.DEVIATIONS, records.form());
        assertEquals(8, records.classNames().size());
        assertEquals(List.of(7, 0, 5), List.of(records.label(0), records.label(1), records.label(2)));
    }

    @Test
    void formatsAreRecognisedByTheirContent() throws IOException {
        Path array = Files.write(folder.resolve("array"), NpyBytes.longs("1", 1));
        Path archive = NpyBytes.zip(folder.resolve("archive"), true, java.util.Map.of("a.npy", NpyBytes.longs("1", 1)));
        Path other = NpyBytes.zip(folder.resolve("other.npz"), true, java.util.Map.of("a.txt", new byte[0]));
        assertTrue(new NpySource().recognises(array));
        assertTrue(new NpzSource().recognises(archive));
        for (Path path : List.of(other, folder, folder.resolve("none"))) {
            assertEquals(false, new NpySource().recognises(path) || new NpzSource().recognises(path));
        }
        Files.createDirectories(folder.resolve("c"));
        Files.write(folder.resolve("c/1.npy"), NpyBytes.longs("1", 1));
        assertTrue(new NpySource().recognises(folder));
    }
}
