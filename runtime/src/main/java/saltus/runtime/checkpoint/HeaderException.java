package saltus.runtime.checkpoint;

import java.io.Serial;

/** The header of a file is wrong; the message is the part of the sentence after "the file is not usable:". */
final class HeaderException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    HeaderException(String message) {
        super(message);
    }

    HeaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
