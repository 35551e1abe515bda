package saltus.runtime.convert;

import java.util.stream.IntStream;
import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

/**
 * Some records in a row, in memory.
 *
 * @param first number of the first
 * @param count how many
 * @param labels the class of each; all 0 without classes
 * @param values for each copy, all records, row-major
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
public record Block(Form form, Shape shape, int first, int count, int[] labels, float[][] values) {
    /** Reads records, on all processors. */
    static Block read(Records records, int first, int count) {
        int size = Math.toIntExact(records.shape().fixedSize());
        float[][] values = new float[records.copies()][Math.multiplyExact(count, size)];
        IntStream.range(0, count).parallel().forEach(i -> {
            for (int copy = 0; copy < values.length; copy++) {
                records.read(first + i, copy, values[copy], i * size);
            }
        });
        int[] labels =
                IntStream.range(0, count).map(i -> records.label(first + i)).toArray();
        return new Block(records.form(), records.shape(), first, count, labels, values);
    }

    /** Numbers in a record. */
    public int size() {
        return Math.toIntExact(shape.fixedSize());
    }
}
