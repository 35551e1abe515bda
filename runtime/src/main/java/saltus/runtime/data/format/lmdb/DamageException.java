package saltus.runtime.data.format.lmdb;

import java.util.function.Supplier;
import java.util.stream.LongStream;

/** A data base does not hold what its pages say. */
final class DamageException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * One that is told in a sentence with the file's name.
     *
     * @param message a clause
     */
    DamageException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * Throws unless something holds.
     *
     * @param otherwise a clause
     * @param numbers that it names, each by %d
     */
    static void require(boolean holds, String otherwise, long... numbers) throws DamageException {
        if (!holds) {
            throw new DamageException(
                    otherwise.formatted(LongStream.of(numbers).boxed().toArray()));
        }
    }

    /** Throws unless something holds. */
    static void require(boolean holds, Supplier<String> otherwise) throws DamageException {
        if (!holds) {
            throw new DamageException(otherwise.get());
        }
    }
}
