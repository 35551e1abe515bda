package saltus.graph;

import java.util.Arrays;

/**
 * Numbers with a shape, row-major: what the interpreter computes with. Integers and masks (0 or 1) are doubles too.
 *
 * @param values the elements
 * @param shape the extents
 */
public record Array(double[] values, int... shape) {
    public Array {
        long size = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
        if (size != values.length) {
            throw new GraphException(values.length + " numbers do not fill the shape " + Arrays.toString(shape));
        }
    }

    /** A single number. */
    public static Array scalar(double value) {
        return new Array(new double[] {value});
    }

    /** Zeros of a shape. */
    public static Array zeros(int... shape) {
        return new Array(new double[size(shape)], shape);
    }

    static int size(int... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Elements in one row (one entry of the first axis). */
    int rowSize() {
        return size(Arrays.copyOfRange(shape, 1, shape.length));
    }

    /** The distance in {@code values} between neighbours along each axis. */
    int[] strides() {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return strides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Array that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + " " + Arrays.toString(values);
    }
}
