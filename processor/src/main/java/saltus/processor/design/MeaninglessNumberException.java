package saltus.processor.design;

/** Somebody judges by a number that is out of range, which has been reported: nothing sensible follows from it. */
public final class MeaninglessNumberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MeaninglessNumberException(String member) {
        super(member + " is out of range");
    }
}
