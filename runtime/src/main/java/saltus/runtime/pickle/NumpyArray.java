package saltus.runtime.pickle;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import saltus.runtime.number.ElementType;

/** An array of NumPy. Its bytes are those of the pickle; numbers are made of them when they are asked for. */
public final class NumpyArray {
    /** NumPy's own bound. */
    private static final int MOST_AXES = 64;

    private ArrayType type = ArrayType.of("|i1");
    private long[] shape = {0};
    private boolean columnsFirst;
    private byte[] bytes = {};

    /** What NumPy begins with: no numbers; see {@link #build}. */
    NumpyArray() {}

    /**
     * Takes what the array holds.
     *
     * @param columnsFirst true if the first index runs fastest, as in Fortran
     */
    NumpyArray fill(ArrayType newType, List<?> sides, boolean isColumnsFirst, Object data) {
        if (sides.size() > MOST_AXES) {
            throw new IllegalArgumentException("it has an array of %d axes".formatted(sides.size()));
        }
        long[] newShape = sides.stream().mapToLong(side -> (Long) side).toArray();
        byte[] content = content(data);
        if (!fits(newType.element(), newShape, content.length)) {
            throw new IllegalArgumentException("it has an array of the shape %s of %s in %d bytes"
                    .formatted(Arrays.toString(newShape), newType.element(), content.length));
        }
        type = newType;
        shape = newShape;
        columnsFirst = isColumnsFirst;
        bytes = content;
        return this;
    }

    /** Takes the state (version, shape, dtype, order, data), where old writers have left out the version. */
    void build(List<?> state) {
        int at = state.size() == 5 ? 1 : 0;
        fill(
                ((TypeInMaking) state.get(at + 1)).type(),
                (List<?>) state.get(at),
                Allowed.truth(state.get(at + 2)),
                state.get(at + 3));
    }

    private static byte[] content(Object data) {
        if (data instanceof byte[] content) {
            return content;
        }
        if (data instanceof String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
        throw new IllegalArgumentException("it has an array whose numbers are no bytes");
    }

    private static boolean fits(ElementType element, long[] shape, int bytes) {
        try {
            return element.bytesOf(shape) == bytes;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** What its numbers are. */
    public ElementType element() {
        return type.element();
    }

    /** Its sides; empty for a single number. */
    public long[] shape() {
        return shape.clone();
    }

    /** How many numbers it has. */
    public int size() {
        return bytes.length / element().bytes();
    }

    /** All numbers in C order, the last index running fastest; what single precision does not hold is rounded. */
    public float[] floats() {
        float[] numbers = new float[size()];
        element().widen(ordered(), FloatBuffer.wrap(numbers));
        return numbers;
    }

    /** All numbers in C order; what a double does not hold is rounded. */
    public double[] doubles() {
        ByteBuffer in = ordered();
        double[] numbers = new double[size()];
        Arrays.setAll(numbers, i -> element().number(in, i * element().bytes()));
        return numbers;
    }

    /**
     * All whole numbers in C order.
     *
     * @throws IllegalArgumentException if they have fractions, or if a long does not hold one
     */
    public long[] wholes() {
        ByteBuffer in = ordered();
        long[] numbers = new long[size()];
        try {
            Arrays.setAll(numbers, i -> element().whole(in, i * element().bytes()));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "it has an array of %s where whole numbers belong".formatted(element()), e);
        }
        return numbers;
    }

    /** The bytes in C order. */
    private ByteBuffer ordered() {
        return ByteBuffer.wrap(columnsFirst && shape.length > 1 ? turned() : bytes)
                .order(type.order());
    }

    private byte[] turned() {
        int each = element().bytes();
        byte[] turned = new byte[bytes.length];
        long[] index = new long[shape.length];
        for (int to = 0; to < turned.length; to += each) {
            long from = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                from = from * shape[axis] + index[axis];
            }
            System.arraycopy(bytes, (int) from * each, turned, to, each);
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return turned;
    }
}
