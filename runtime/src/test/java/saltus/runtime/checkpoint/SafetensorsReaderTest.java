package saltus.runtime.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.BadInputException;

class SafetensorsReaderTest {
    private final Path folder;

    SafetensorsReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsAFileInTheOrderOfItsDataWithUnpaddedHeader() throws IOException {
        String header = "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6],\"new\":{\"x\":[1]}},"
                + "\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"BF16\",\"shape\":[],\"data_offsets\":[0,2]}}";
        try (SafetensorsReader reader = SafetensorsReader.open(RawFile.write(path(), header, 6))) {
            assertEquals(Map.of("k", "v"), reader.metadata());
            assertEquals(
                    List.of("a", "b"),
                    reader.infos().stream().map(TensorInfo::name).toList());
            assertTrue(reader.contains("a"));
            assertFalse(reader.contains("__metadata__"));
            assertEquals(2, reader.bytes("a").remaining());
        }
    }

    @Test
    void widensFloatsButConvertsNothingElse() {
        SafetensorsWriter.write(
                path(),
                Map.of(),
                List.of(
                        Entry.floats("f", new long[] {2}, new float[] {0.1f, -3}),
                        Entry.doubles("d", new long[] {1}, new double[] {0.1}),
                        Entry.longs("l", new long[] {1}, new long[] {Long.MIN_VALUE}),
                        Entry.bytes("h", "F16", new long[] {1}, () -> ByteBuffer.allocate(2))));
        try (SafetensorsReader reader = SafetensorsReader.open(path())) {
            assertArrayEquals(new double[] {0.1f, -3}, reader.doubles("f"));
            assertArrayEquals(new long[] {Long.MIN_VALUE}, reader.longs("l"));
            assertEquals(ByteOrder.LITTLE_ENDIAN, reader.bytes("f").order());
            assertRefused("of type F64", () -> reader.floats("d"));
            assertRefused("of type I64", () -> reader.doubles("l"));
            assertRefused("of type F32", () -> reader.longs("f"));
            assertRefused("of type F16", () -> reader.floats("h"));
            assertRefused("has no tensor 'x'", () -> reader.floats("x"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "is not JSON|{]|0",
                "should be an object but is a list|[1]|0",
                "is not JSON|{} x|0",
                "is not JSON|{\"a\":{\"dtype\":\"F32\"|0",
                "lacks a dtype|{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}|0",
                "should be a text but is a number|{\"__metadata__\":{\"k\":1}}|0",
                "unknown dtype 'Q7'|{\"a\":{\"dtype\":\"Q7\",\"shape\":[],\"data_offsets\":[0,4]}}|4",
                "does not fit|{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|4",
                "whole number|{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|4",
                "whole number|{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}|4",
                "too large|{\"a\":{\"dtype\":\"F32\",\"shape\":[9999999999999999999],\"data_offsets\":[0,4]}}|4",
                "impossible shape|{\"a\":{\"dtype\":\"F32\",\"shape\":[9000000000000000000,9],\"data_offsets\":[0,4]}}|4",
                "before it begins|{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,4]}}|4",
                "a gap|{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,8]}}|8",
                "an overlap|{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[2,6]}}|6",
                "'a' twice|{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}}|2",
                "truncated|{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}|3",
                "longer than|{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}|5",
            })
    void refusesAWrongHeaderByNamingFileAndFault(String fault, String header, int dataBytes) throws IOException {
        RawFile.write(path(), header, dataBytes);
        assertRefused(fault, () -> SafetensorsReader.open(path()));
    }

    @Test
    void refusesWhatIsNoSafetensorsFileAtAll() throws IOException {
        assertRefused("there is no such file", () -> SafetensorsReader.open(path()));
        Files.write(path(), new byte[] {1, 2});
        assertRefused("too few", () -> SafetensorsReader.open(path()));
        Files.writeString(path(), "PK this is a zip file");
        assertRefused("more than the 100000000 allowed", () -> SafetensorsReader.open(path()));
        Files.write(path(), new byte[] {100, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
        assertRefused("truncated or something else", () -> SafetensorsReader.open(path()));
        Files.write(path(), new byte[] {2, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, '}'});
        assertRefused("not UTF-8", () -> SafetensorsReader.open(path()));
    }

    @Test
    void refusesAFileThatShrinksWhileItIsOpen() throws IOException {
        SafetensorsWriter.write(path(), Map.of(), List.of(Entry.floats("f", new long[] {2}, new float[2])));
        try (SafetensorsReader reader = SafetensorsReader.open(path())) {
            Files.write(path(), new byte[] {1});
            assertRefused("ends early", () -> reader.floats("f"));
        }
    }

    private void assertRefused(String fault, Executable action) {
        BadInputException error = assertThrows(BadInputException.class, action);
        assertTrue(error.toString().contains(fault), error.toString());
        assertTrue(error.toString().contains(path().toString()), error.toString());
    }

    private Path path() {
        return folder.resolve("model.safetensors");
    }
}
