package saltus.runtime.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Python 3.11 with NumPy 2 has written, and those of the reference. */
class PickleFilesTest {
    private static final Path OPEN = Path.of("../../shared/fixtures/open/pickles");
    private static final long MOST = 1 << 20;

    /** What every file of the reference holds. */
    @TestFactory
    Stream<DynamicTest> values() throws IOException, URISyntaxException {
        Path folder = Files.isDirectory(OPEN)
                ? OPEN
                : Path.of(PickleFilesTest.class.getResource("").toURI());
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.getFileName().toString().startsWith("value_"))
                    .forEach(files::add);
        }
        assertEquals(8, files.size());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isTheValue(file)));
    }

    private static void isTheValue(Path file) throws IOException {
        Map<?, ?> value = (Map<?, ?>) Pickle.read(ByteBuffer.wrap(Files.readAllBytes(file)), MOST);
        assertEquals(List.of("moments", "moments_flip", "label", "filename"), List.copyOf(value.keySet()));
        assertEquals(207L, value.get("label"));
        assertEquals("n02099601/n02099601_7.JPEG", value.get("filename"));
        NumpyArray moments = (NumpyArray) value.get("moments");
        NumpyArray flipped = (NumpyArray) value.get("moments_flip");
        assertArrayEquals(new long[] {8, 2, 2}, moments.shape());
        assertArrayEquals(new long[] {8, 2, 2}, flipped.shape());
        for (int i = 0; i < 32; i++) {
            assertEquals((i - 7.5f) / 4, moments.floats()[i]);
            assertEquals((i - 7.5f) / 4, flipped.floats()[i ^ 1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void arraysOfEveryTypeAndOrder(int protocol) throws IOException {
        Map<?, ?> arrays = (Map<?, ?>) read("arrays_protocol" + protocol);
        int seen = 0;
        for (Map.Entry<?, ?> entry : arrays.entrySet()) {
            String name = (String) entry.getKey();
            if (!name.contains(" ") || !(entry.getValue() instanceof NumpyArray array)) {
                continue;
            }
            seen++;
            assertArrayEquals(new long[] {2, 3, 2}, array.shape(), name);
            for (int i = 0; i < 12; i++) {
                double expected = name.startsWith("?") ? i % 2 : i;
                assertEquals(expected, array.floats()[i], name);
                assertEquals(expected, array.doubles()[i], name);
                if (!name.startsWith("f")) {
                    assertEquals((long) expected, array.wholes()[i], name);
                }
            }
        }
        assertEquals(48, seen);
        assertEquals(List.of(0.5, -7L, 200L, 1.5, true, -2.25), arrays.get("scalars"));
        assertArrayEquals(new long[] {0, 3}, ((NumpyArray) arrays.get("empty")).shape());
        assertArrayEquals(new long[] {}, ((NumpyArray) arrays.get("single")).shape());
        assertArrayEquals(new float[] {3.5f}, ((NumpyArray) arrays.get("single")).floats());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void plainValues(int protocol) throws IOException {
        Map<?, ?> value = (Map<?, ?>) read("plain_protocol" + protocol);
        assertEquals(None.NONE, value.get("none"));
        assertEquals(List.of(true, false), value.get("truths"));
        assertEquals(
                List.of(
                        0L,
                        1L,
                        -1L,
                        255L,
                        256L,
                        65535L,
                        65536L,
                        1L << 31,
                        -(1L << 31) - 1,
                        1L << 62,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE),
                value.get("whole"));
        assertEquals(List.of(0.1, -0.0, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY), value.get("real"));
        assertEquals(List.of("", "a\\\n'\"\t\0\u00df\u20ac\ud83d\ude00", "x".repeat(300)), value.get("text"));
        List<?> bytes = (List<?>) value.get("bytes");
        assertArrayEquals(new byte[0], (byte[]) bytes.get(0));
        assertArrayEquals(new byte[] {0, -1}, (byte[]) bytes.get(1));
        assertEquals(300, ((byte[]) bytes.get(2)).length);
        assertArrayEquals(new byte[] {1, 2}, (byte[]) value.get("array"));
        assertEquals("{b=1, a=2}", String.valueOf(value.get("ordered")));
        assertEquals(Map.of(3L, List.of(1L, 2L), 0L, List.of(5L)), value.get("default"));
        assertEquals("[[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]]", String.valueOf(value.get("tuples")));
        assertEquals("seven", value.get(7L));
        assertEquals(List.of(Map.of(), List.of()), value.get("empty"));
        if (protocol >= 2) {
            assertEquals(new Namespace(Map.of("lr", 1e-4, "name", "esc", "flag", None.NONE)), value.get("arguments"));
        }
    }

    @Test
    void thePositionIsLeftBehindTheStop() {
        ByteBuffer two = ByteBuffer.wrap(new byte[] {'K', 7, '.', 'K', 8, '.', 99});
        assertEquals(7L, Pickle.read(two, MOST));
        assertEquals(8L, Pickle.read(two, MOST));
        assertTrue(two.hasRemaining());
    }

    private static Object read(String name) throws IOException {
        try (var in = PickleFilesTest.class.getResourceAsStream(name + ".pkl")) {
            return Pickle.read(ByteBuffer.wrap(in.readAllBytes()), MOST);
        }
    }
}
