package saltus.runtime.data.format;

import java.util.Arrays;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;

/**
 * What one row of an array is.
 *
 * @param number how its numbers are stored
 * @param bigEndian the order of the bytes of a number
 * @param shape the sides behind the first of the array
 * @param numbers in a row, at least 1
 */
record RowType(NumberType number, boolean bigEndian, long[] shape, int numbers) {
    /** The longest array that every Java machine grants, in bytes; a row is read as a whole. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    /**
     * The rows of an array.
     *
     * @param sides of a row; none for single numbers
     * @param place of the array, for the sentence
     * @throws BadInputException if a row has no numbers or too many for memory
     */
    static RowType of(NumberType number, boolean bigEndian, long[] sides, String place) {
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8) / number.bytes();
        long numbers = 1;
        for (long side : sides) {
            if (side < 1 || side > most / numbers) {
                throw new BadInputException(
                        "%s has samples of the shape %s, of which this Java can hold none; give from 1 to %d numbers a sample."
                                .formatted(place, text(sides), most));
            }
            numbers *= side;
        }
        return new RowType(number, bigEndian, sides.clone(), (int) numbers);
    }

    /** Bytes of a row. */
    int bytes() {
        return numbers * number.bytes();
    }

    /** The same numbers in the same shape. */
    boolean fits(RowType other) {
        return Arrays.equals(shape, other.shape);
    }

    /** The shape, as sentences write it. */
    String text() {
        return text(shape);
    }

    /** Sides as sentences write them: [3, 32, 32]. */
    static String text(long[] sides) {
        return Arrays.stream(sides).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
