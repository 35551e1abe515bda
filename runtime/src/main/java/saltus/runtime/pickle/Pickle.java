package saltus.runtime.pickle;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.NoSuchElementException;

/**
 * Reads pickles. What comes out is {@link None}, Boolean, Long, Double, String, {@code byte[]}, {@code List} (lists and
 * tuples), {@code Map} (in the order of the pickle; keys are texts, numbers or truths), {@link Namespace}, {@link
 * NumpyArray}, {@link TorchTensor}, {@link TorchStorage} or {@link Name}. A scalar of NumPy is a Boolean, Long or Double; a
 * device of PyTorch is its text, such as {@code cuda:0}.
 */
public final class Pickle {
    private Pickle() {}

    /**
     * Reads the pickle that begins at the position of a buffer, and leaves the position behind it.
     *
     * @param in any buffer; nothing that is returned keeps it
     * @param most bytes of memory that the values may take, roughly
     * @throws IllegalArgumentException if it is no pickle, is damaged, or wants what is not allowed, saying in a clause what
     *     is wrong with "it"
     */
    public static Object read(ByteBuffer in, long most) {
        return read(in, most, Dialect.PLAIN);
    }

    /**
     * The same for a pickle of a writer in particular.
     *
     * @param dialect what it may do less, or besides
     */
    public static Object read(ByteBuffer in, long most, Dialect dialect) {
        Budget budget = new Budget(most);
        ByteBuffer own = in.duplicate();
        try {
            Object value = new Machine(new Input(own, budget), budget, dialect).run();
            in.position(own.position());
            Nesting.require(value, most / Budget.ONE);
            return value;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends too early", e);
        } catch (ClassCastException | IndexOutOfBoundsException | NoSuchElementException | NumberFormatException e) {
            throw new IllegalArgumentException("it is no sound pickle", e);
        }
    }
}
