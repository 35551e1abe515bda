package saltus.processor.formula;

/** A canonical text that this version cannot read. */
public final class CanonicalTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CanonicalTextException(String message) {
        super(message);
    }
}
