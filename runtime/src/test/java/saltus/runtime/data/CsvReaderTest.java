package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

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
        assertProblem("1,2\n3,1e60\n", "line 2 column 2 is '1e60', which is too large for single precision");
        assertProblem("1;2\n3,5;4\n", "line 2 column 1 is '3,5', which is not a number; write a point");
        assertProblem("1,5;2\n3;4\n", "line 1 column 1 is '1,5', which is not a number; write a point");
        assertProblem("1,2\n1d,2\n", "line 2 column 1 is '1d', which is not a number");
        assertProblem("1,2\n" + "z".repeat(100) + ",2\n", "'" + "z".repeat(40) + "..'");
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
