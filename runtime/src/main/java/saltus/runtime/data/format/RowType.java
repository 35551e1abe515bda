package saltus.runtime.data.format;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.pickle.ArrayType;

/**
 * What one row of an array is.
 *
 * @param number how its numbers are stored
 * @param shape the sides behind the first of the array
 * @param numbers in a row, at least 1
 */
public record RowType(ArrayType number, long[] shape, int numbers) {
    /** The longest array that every Java machine grants, in bytes; a row is read as a whole. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    /**
     * The rows of an array.
     *
     * @param sides of a row; none for single numbers
     * @param place of the array, for the sentence
     * @throws BadInputException if a row has no numbers or too many for memory
     */
    static RowType of(ArrayType number, long[] sides, String place) {
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8)
                / number.element().bytes();
        long numbers = 1;
        for (long side : sides) {
            if (side < 1 || side > most / numbers) {
                throw new BadInputException(
                        "%s has samples of the shape %s, of which this Java can hold none; give from 1 to %d numbers a sample."
                                .formatted(place, text(sides), most));
            }
            numbers *= side;
        }
        return new RowType(number, sides.clone(), (int) numbers);
    }

    /** Bytes of a row. */
    public int bytes() {
        return numbers * number.element().bytes();
    }

    /** The same numbers in the same shape, whatever the order of their bytes. */
    public boolean fits(RowType other) {
        return number.element() == other.number.element() && Arrays.equals(shape, other.shape);
    }

    /** The numbers that stand in a buffer, which are a row. */
    public void read(ByteBuffer bytes, float[] into, int from) {
        number.element().widen(bytes.order(number.order()), FloatBuffer.wrap(into, from, numbers));
    }

    /** The shape, as sentences write it. */
    String text() {
        return text(shape);
    }

    /** Shape and type, as sentences write them. */
    public String full() {
        return text(shape) + " of " + number.element();
    }

    /** Sides as sentences write them: [3, 32, 32]. */
    static String text(long[] sides) {
        return Arrays.stream(sides).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
