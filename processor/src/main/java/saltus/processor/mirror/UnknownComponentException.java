package saltus.processor.mirror;

/** An annotation calls itself a component but is none of the language's. */
public final class UnknownComponentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownComponentException(String annotation, Throwable cause) {
        super(
                "@" + annotation + " is marked as a component, but this version of Saltus knows no pipeline for it;"
                        + " remove it, or use the processor that belongs to it",
                cause);
    }
}
