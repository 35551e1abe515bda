package saltus.runtime;

/**
 * The work was done and what came out is of no use, such as numbers that are not finite. Nobody wrote it as if it were
 * good.
 *
 * <p>The message is a sentence for the person who wanted it: what came out, where, and what most likely helps.
 */
public class UnusableResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableResultException(String message) {
        super(message);
    }

    /** The sentence; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
