package saltus.runtime;

/** The system refused to read or write a file, whatever it was for. */
public final class DiskException extends BadInputException {
    private static final long serialVersionUID = 1L;

    DiskException(String message, Throwable cause) {
        super(message, cause);
    }
}
