package saltus.runtime.pickle;

/** The memory that the values of a pickle may take, roughly counted. */
final class Budget {
    /** An object with its place on the stack or in a table. */
    static final int ONE = 64;

    private final long most;
    private long left;

    Budget(long most) {
        this.most = most;
        this.left = most;
    }

    /** Counts bytes before they are taken. */
    void take(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new IllegalArgumentException(
                    "its values take more than the %d KB that are granted".formatted(most >> 10));
        }
    }
}
