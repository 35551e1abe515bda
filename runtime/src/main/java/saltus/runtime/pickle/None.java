package saltus.runtime.pickle;

/** Python's {@code None}. */
public enum None {
    NONE
}
