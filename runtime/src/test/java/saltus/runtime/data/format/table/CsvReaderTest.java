package saltus.runtime.data.format.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;

class CsvReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2\n-3.5,4e-1\n",
                "1;2\n-3.5;.4",
                "1 2\n-3.5 0.4\n",
                "1\t2\r\n-3.5\t0.40\r\n",
                "  1.   +2 \n\n -3.5   0.4\n\n",
                "x,y\n1,2\n-3.5,0.4\n",
                "\uFEFFx;y\n1;2\n-3.5;0.4\n",
                "\"x\",\"y\"\n\"1\",\"2\"\n\"-3.5\",\"0.4\"\n",
                "# of the lab\n1, 2\n# half time\n-3.5, 0.4\n",
                "größe,höhe\n1,2\n-3.5,0.4"
            })
    void readsTheUsualFormsOfTheSameTable(String text) {
        assertPoints(write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aHeaderInAnotherEncodingDoesNoHarm() {
        assertPoints(write("größe,höhe\n1,2\n-3.5,0.4".getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void assertPoints(Path file) {
        DataSet data = DataSources.open("csv:" + file).value();
        assertEquals(Shape.of(2), data.sample());
        assertEquals(DataSet.Kind.POINTS, data.kind());
        assertEquals(2, data.count().orElseThrow());
        assertEquals(0, data.classes());
        assertEquals(
                Set.of(List.of(1f, 2f), List.of(-3.5f, 0.4f)),
                points(data.batch(1, 0, 2).samples()));
        assertArrayEquals(new long[2], data.batch(1, 0, 2).labels());
        assertEquals(Set.of(List.of(1f, 2f), List.of(-3.5f, 0.4f)), points(data.truth(1, 50)));
    }

    private static Set<List<Float>> points(float[] values) {
        Set<List<Float>> points = new HashSet<>();
        for (int i = 0; i < values.length; i += 2) {
            points.add(List.of(values[i], values[i + 1]));
        }
        return points;
    }

    @Test
    void oneColumnIsOneDimension() {
        DataSet data = DataSources.open("csv:" + write("5\n6\n7\n")).value();
        assertEquals(Shape.of(1), data.sample());
        assertEquals(3, data.count().orElseThrow());
    }

    @Test
    void aBadLineIsToldWithItsNumberColumnAndReason() {
        assertProblem("1,2\n3,4\n\n5\n", "line 4 has 1 columns, but line 1 has 2");
        assertProblem("a,b\n1,2\n3,4,5\n", "line 3 has 3 columns, but line 1 has 2");
        assertProblem("1,2\n3,x4\n", "line 2 column 2 is 'x4', which is not a number");
        assertProblem("x,1\n3,4\n", "line 1 column 1 is 'x', which is not a number");
        assertProblem("1,2\n3,\n", "line 2 column 2 is '', which is empty");
        assertProblem("1,2\nNaN,3\n", "line 2 column 1 is 'NaN', which is not finite");
        assertProblem("nan,-inf\n1,2\n", "line 1 column 1 is 'nan', which is not finite");
        assertProblem("1,2\n3,1e60\n", "line 2 column 2 is '1e60', which is beyond 1000000");
        assertProblem("1,2\n-1000001,3\n", "line 2 column 1 is '-1000001', which is beyond 1000000");
        assertProblem("1;2\n3,5;4\n", "line 2 column 1 is '3,5', which is not a number; write a point");
        assertProblem("1,5;2\n3;4\n", "line 1 column 1 is '1,5', which is not a number; write a point");
        assertProblem("1,2\n1d,2\n", "line 2 column 1 is '1d', which is not a number");
        assertProblem("1,2\n" + "z".repeat(100) + ",2\n", "'" + "z".repeat(40) + "..'");
    }

    /** What Java or a spreadsheet takes for a number, at the place where a header may stand and behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x1p3",
                "1d",
                "1f",
                "0x10",
                "1_000",
                "1e",
                "1e+",
                "+-1",
                "--1",
                "1.2.3",
                "$3",
                "(3)",
                "3%",
                "~1",
                "1st",
                "٣",
                "१२",
                "１２",
                "−1.5",
                "–2",
                "²",
                "½",
                "Ⅷ",
                "1\u00A02",
                "-",
                "."
            })
    void whatIsNoDecimalNumberIsNeitherOneNorAHeader(String field) {
        assertProblem(field + ";" + field + "\n1;2\n", "line 1 column 1 is '" + field + "', which is not a number");
        assertProblem("1;2\n3;" + field + "\n", "line 2 column 2 is '" + field + "', which is not a number");
    }

    /** A field whose check would be tried again from every place takes the square of its length. */
    @Test
    void aFieldOfMillionsOfDigitsIsReadAtOnce() {
        String digits = "0".repeat(5_000_000);
        assertTimeout(Duration.ofSeconds(10), () -> {
            assertProblem(digits + "x;1\n", "0..', which is not a number");
            assertProblem("1;1" + digits + ".\n", "0..', which is beyond");
        });
    }

    @Test
    void separatorsTooManyAreTold() {
        assertProblem("1,2,\n3,4,\n", "line 1 column 3 is '', which is empty");
        assertProblem("x,y\n1,2,\n", "line 2 column 3 is '', which is empty");
        assertProblem("1,2\n1,,2\n", "line 2 column 2 is '', which is empty");
        assertProblem(",\n1,2\n", "line 1 column 1 is '', which is empty");
    }

    @Test
    void whatIsNoTextIsTold() throws IOException {
        for (byte[] bytes : List.of(
                "1,2\n3,4\n".getBytes(StandardCharsets.UTF_16),
                "1,2\n3,4\n".getBytes(StandardCharsets.UTF_16LE),
                "1,2\n3,\0004\n".getBytes(StandardCharsets.UTF_8),
                new byte[1 << 20])) {
            Path file = write(bytes);
            String message = assertThrows(BadInputException.class, () -> CsvReader.read(file, LabelColumn.AUTO))
                    .getMessage();
            assertTrue(message.contains("the byte 0, which no text has"), message);
        }
    }

    @Test
    void aLineWithoutAnEndIsNotWaitedFor() {
        assertProblem("7".repeat((1 << 24) + 1), "line 1 has more than 16777216 bytes");
    }

    /** A sparse file, which takes no place on the disk. */
    @Test
    void aFileBeyondMemoryIsRefusedByItsSize() throws IOException {
        Path file = folder.resolve("huge.csv");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        String message = assertThrows(BadInputException.class, () -> CsvReader.read(file, LabelColumn.AUTO))
                .getMessage();
        assertTrue(message.contains("more than half of the"), message);
    }

    @Test
    void pointsOfManyBlocksComeBack() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(i).append("\n");
        }
        DataSet data = DataSources.open("csv:" + write(text.toString()) + ",scale=none")
                .value();
        float[] samples = data.batch(1, 0, 100_000).samples();
        Arrays.sort(samples);
        for (int i = 0; i < samples.length; i++) {
            assertEquals(i, samples[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "x,y\n", "# nothing\n"})
    void aFileWithoutPointsIsTold(String text) {
        assertProblem(text, "has no points");
    }

    @Test
    void aFileThatCannotBeReadIsTold() {
        Path missing = folder.resolve("missing.csv");
        String message = assertThrows(BadInputException.class, () -> DataSources.open("csv:" + missing))
                .getMessage();
        assertTrue(message.contains(missing.toString()) && message.contains("no such file"), message);
        assertThrows(BadInputException.class, () -> DataSources.open("csv:" + folder));
    }

    private void assertProblem(String text, String expected) {
        Path file = write(text);
        String message = assertThrows(BadInputException.class, () -> DataSources.open("csv:" + file))
                .getMessage();
        assertTrue(message.contains(file.toString()) && message.contains(expected), message);
    }

    private Path write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) {
        Path file = folder.resolve("points.csv");
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
