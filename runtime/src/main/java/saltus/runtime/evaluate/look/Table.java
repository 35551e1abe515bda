package saltus.runtime.evaluate.look;

import org.ejml.data.DMatrixRMaj;

/**
 * Numbers of pictures, a row each.
 *
 * @param numbers [n, width], row-major; not copied, and not to be changed
 * @param width numbers in a row, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
public record Table(double[] numbers, int width) {
    public Table {
        if (width < 1 || numbers.length == 0 || numbers.length % width != 0) {
            throw new IllegalArgumentException(numbers.length + " numbers are no rows of " + width);
        }
    }

    /** n, at least 1. */
    public int count() {
        return numbers.length / width;
    }

    /** A number of a row. */
    public double at(int row, int column) {
        return numbers[row * width + column];
    }

    /** Some of the rows, by number, in that order. */
    Table chosen(int... rows) {
        double[] some = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(numbers, rows[i] * width, some, i * width, width);
        }
        return new Table(some, width);
    }

    /** The same numbers. */
    DMatrixRMaj matrix() {
        return DMatrixRMaj.wrap(count(), width, numbers);
    }
}
