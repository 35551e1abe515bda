package saltus.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.IoConsumer;

class SafetensorsWriterTest {
    private final Path folder;

    SafetensorsWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void writesTheBytesOfTheFormat() throws IOException {
        SafetensorsWriter.write(
                path(),
                Map.of("z", "1", "a", "\u00e4\"\n"),
                List.of(
                        Entry.longs("w", new long[] {1, 1}, new long[] {258}),
                        Entry.floats("e", new long[] {0, 3}, new float[0]),
                        Entry.floats("s", new long[0], new float[] {1})));
        byte[] bytes = Files.readAllBytes(path());
        String json = "{\"__metadata__\":{\"a\":\"\u00e4\\\"\\n\",\"z\":\"1\"},"
                + "\"w\":{\"dtype\":\"I64\",\"shape\":[1,1],\"data_offsets\":[0,8]},"
                + "\"e\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[8,8]},"
                + "\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}";
        int length = bytes[0] & 0xff;
        assertEquals(0, length % 8);
        assertEquals(json, new String(bytes, 8, length, StandardCharsets.UTF_8).stripTrailing());
        assertEquals(8 + length + 12, bytes.length);
        byte[] data = Arrays.copyOfRange(bytes, 8 + length, bytes.length);
        assertArrayEquals(new byte[] {2, 1, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f}, data);
    }

    @Test
    void aFailingTensorKeepsTheOldFile() throws IOException {
        SafetensorsWriter.write(path(), Map.of(), List.of());
        byte[] old = Files.readAllBytes(path());
        assertThrows(
                BadInputException.class,
                () -> writeOne(out -> {
                    throw new IOException("the device is gone");
                }));
        assertThrows(IllegalStateException.class, () -> writeOne(out -> out.write(new byte[3])));
        assertThrows(IllegalStateException.class, () -> writeOne(out -> out.write(new byte[5])));
        assertArrayEquals(old, Files.readAllBytes(path()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(path()), files.toList());
        }
    }

    @Test
    void fetchesATensorOnlyWhenItsTurnComes() {
        int[] calls = {0};
        Entry first = new Entry("a", "U8", new long[] {1}, out -> {
            assertEquals(0, calls[0]++);
            out.write(1);
        });
        Entry second = Entry.bytes("b", "U8", new long[] {1}, () -> {
            assertEquals(1, calls[0]++);
            return ByteBuffer.allocateDirect(3).position(1).limit(2);
        });
        SafetensorsWriter.write(path(), Map.of(), List.of(first, second));
        assertEquals(2, calls[0]);
    }

    @Test
    void refusesNamesAndTypesThatNoReaderAccepts() {
        Entry fine = Entry.floats("a", new long[0], new float[1]);
        assertRefused(fine, fine);
        assertRefused(Entry.floats("__metadata__", new long[0], new float[1]));
        assertRefused(Entry.floats("half \ud800", new long[0], new float[1]));
        assertRefused(Entry.floats("a", new long[] {-1}, new float[1]));
        assertRefused(new Entry("a", "F33", new long[0], out -> {
            throw new AssertionError("must not be asked for data");
        }));
    }

    private void assertRefused(Entry... entries) {
        assertThrows(IllegalArgumentException.class, () -> SafetensorsWriter.write(path(), Map.of(), List.of(entries)));
    }

    private void writeOne(IoConsumer<OutputStream> data) {
        SafetensorsWriter.write(path(), Map.of(), List.of(new Entry("a", "F32", new long[] {1}, data)));
    }

    private Path path() {
        return folder.resolve("model.safetensors");
    }
}
