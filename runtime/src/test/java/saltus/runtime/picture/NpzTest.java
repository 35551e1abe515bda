package saltus.runtime.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
    private final Path target;

    NpzTest(@TempDir Path folder) {
        target = folder.resolve("samples.npz");
    }

    @Test
    void writesOneNpyMemberForEachArray() throws IOException {
        Npz.write(
                target,
                List.of(
                        NpzArray.floats("x", new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
                        NpzArray.longs("label", new long[] {2}, new long[] {-1, 258}),
                        NpzArray.doubles("scalar", new long[0], new double[] {0.5}),
                        NpzArray.floats("none", new long[] {0, 4}, new float[0])));
        Map<String, byte[]> members = members();
        assertEquals(List.of("x.npy", "label.npy", "scalar.npy", "none.npy"), List.copyOf(members.keySet()));
        float[] x = new float[6];
        data(members, "x.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
                .asFloatBuffer()
                .get(x);
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, x);
        ByteBuffer label = data(members, "label.npy", "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }");
        assertEquals(-1, label.getLong());
        assertEquals(258, label.getLong());
        assertEquals(
                0.5,
                data(members, "scalar.npy", "{'descr': '<f8', 'fortran_order': False, 'shape': (), }")
                        .getDouble());
        assertEquals(
                0,
                data(members, "none.npy", "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4), }")
                        .remaining());
    }

    @Test
    void theSameArraysGiveTheSameBytes() throws IOException {
        List<NpzArray> arrays = List.of(NpzArray.floats("x", new long[] {1}, new float[] {1}));
        Npz.write(target, arrays);
        byte[] first = Files.readAllBytes(target);
        Npz.write(target, arrays);
        assertArrayEquals(first, Files.readAllBytes(target));
    }

    @Test
    void refusesShapesThatDoNotFitAndNamesThatRepeat() {
        NpzArray fine = NpzArray.floats("x", new long[] {1}, new float[1]);
        assertThrows(IllegalArgumentException.class, () -> Npz.write(target, List.of(fine, fine)));
        assertThrows(IllegalArgumentException.class, () -> NpzArray.floats("x", new long[] {2}, new float[1]));
        assertThrows(IllegalArgumentException.class, () -> NpzArray.floats("x", new long[] {-1, -1}, new float[1]));
    }

    /** The data behind a header, after a check of the header. */
    private static ByteBuffer data(Map<String, byte[]> members, String name, String dictionary) {
        byte[] bytes = members.getOrDefault(name, new byte[0]);
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, Arrays.copyOf(bytes, 8));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = buffer.getShort(8);
        assertEquals(0, (10 + length) % 64);
        String header = new String(bytes, 10, length, StandardCharsets.US_ASCII);
        assertEquals(dictionary, header.stripTrailing());
        assertEquals('\n', header.charAt(length - 1));
        return buffer.position(10 + length);
    }

    private Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(target))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }
}
