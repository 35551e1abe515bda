package saltus.runtime.data.format.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Shape;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;

class CsvRoundTripTest {
    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of(",", ";", " ", "\t", " , ", " ; ");
    }

    @Provide
    Arbitrary<float[]> numbers() {
        return Arbitraries.integers()
                .between(Integer.MIN_VALUE, Integer.MAX_VALUE)
                .map(Float::intBitsToFloat)
                .filter(number -> Math.abs(number) <= CsvNumber.GREATEST)
                .array(float[].class)
                .ofMinSize(1);
    }

    @Property
    void everyFiniteNumberComesBackToTheBit(
            @ForAll @IntRange(min = 1, max = 5) int columns,
            @ForAll("separators") String separator,
            @ForAll boolean header,
            @ForAll("numbers") float[] numbers)
            throws IOException {
        int rows = (numbers.length + columns - 1) / columns;
        float[] values = Arrays.copyOf(numbers, rows * columns);
        List<String> lines = new ArrayList<>();
        if (header) {
            lines.add(String.join(separator, "abcdefgh".substring(0, columns).split("")));
        }
        for (int row = 0; row < rows; row++) {
            List<String> fields = new ArrayList<>();
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                fields.add(Float.toString(values[i]));
            }
            lines.add(String.join(separator, fields));
        }
        Path file = Files.createTempFile("points", ".csv");
        try {
            Files.write(file, lines);
            DataSet points = DataSources.open("csv:" + file + ",scale=none").value();
            assertEquals(Shape.of(columns), points.sample());
            assertArrayEquals(
                    sorted(values, columns), sorted(points.batch(1, 0, rows).samples(), columns));
        } finally {
            Files.delete(file);
        }
    }

    /** The rows in an order that does not depend on how they are shuffled. */
    private static float[][] sorted(float[] values, int columns) {
        float[][] rows = new float[values.length / columns][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        Arrays.sort(rows, Arrays::compare);
        return rows;
    }
}
