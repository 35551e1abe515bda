package saltus.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

/** Headers that are made to keep a reader busy, to fill its stack, its memory or a terminal. */
class HostileHeadersTest {
    private static final String TENSOR = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]%s}";

    @TempDir
    Path folder;

    static Stream<String> endless() {
        int many = 1_000_000;
        return Stream.of(
                "{\"a\":" + TENSOR.formatted(",\"x\":" + "[".repeat(many)) + "}",
                "{\"a\":" + "{\"x\":".repeat(many),
                "{\"__metadata__\":" + "{\"x\":".repeat(many),
                "[".repeat(many),
                "\0".repeat(many),
                "{\"a\":{\"shape\":[" + "9".repeat(many) + "]}}",
                "{\"a\":{\"shape\":[" + "1,".repeat(many) + "1],\"dtype\":\"F32\",\"data_offsets\":[0,8]}}",
                "{\"" + "a".repeat(many) + "\":1}",
                "{\"a\":{\"dtype\":\"" + "\\u001b[31m".repeat(many / 10) + "\",\"shape\":[1],\"data_offsets\":[0,4]}}");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void anEndlessHeaderIsRefusedInAShortSentence(String header) throws IOException {
        Path file = RawFile.write(folder.resolve("a"), header, 4);
        String message = assertTimeout(
                        Duration.ofSeconds(20),
                        () -> assertThrows(BadInputException.class, () -> SafetensorsReader.open(file)))
                .getMessage();
        assertTrue(message.length() < 600 && !message.matches("(?s).*\\p{Cntrl}.*"), message);
    }

    @Test
    void veryManyTensorsAreRead() throws IOException {
        StringBuilder header = new StringBuilder("{\"a\":" + TENSOR.formatted(""));
        for (int i = 0; i < 300_000; i++) {
            header.append(",\"").append(i).append("\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[4,4]}");
        }
        Path file = RawFile.write(folder.resolve("a"), header.append('}').toString(), 4);
        assertTimeout(Duration.ofSeconds(60), () -> {
            try (SafetensorsReader reader = SafetensorsReader.open(file)) {
                assertEquals(300_001, reader.infos().size());
                assertEquals(1, reader.floats("a").length);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "1e0", "1.0", "-0", "+1", "0x1", "NaN", "1_0", "\"1\"", "1L", "true", "null", "１"})
    void aSideIsAWholeNumberWrittenInDigits(String side) throws IOException {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + side + "],\"data_offsets\":[0,4]}}";
        Path file = RawFile.write(folder.resolve("a"), header, 4);
        assertThrows(BadInputException.class, () -> SafetensorsReader.open(file));
    }

    /** The length of a sparse file is what it says, and takes no place on the disk. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 33, 1L << 42})
    void aTensorBeyondMemoryIsRefused(long bytes) throws IOException {
        String json = "{\"a\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}".formatted(bytes / 4, bytes);
        Path path = folder.resolve("a");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length())
                    .array());
            file.write(json.getBytes(StandardCharsets.UTF_8));
            file.setLength(8 + json.length() + bytes);
        }
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            for (Runnable reading : new Runnable[] {() -> reader.floats("a"), () -> reader.bytes("a")}) {
                String message =
                        assertThrows(BadInputException.class, reading::run).getMessage();
                assertTrue(message.contains("The tensor 'a' in '" + path + "' has"), message);
            }
        }
    }
}
