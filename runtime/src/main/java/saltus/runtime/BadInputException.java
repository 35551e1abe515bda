package saltus.runtime;

/**
 * Something the user gave (a file, a flag, a folder) cannot be used.
 *
 * <p>The message is one sentence for that person: what is wrong, why, where, and what to do about it.
 */
public class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The sentence; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
