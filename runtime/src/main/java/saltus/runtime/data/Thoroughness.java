package saltus.runtime.data;

/** How much of a set that is too large to be gone through at every start is looked at. */
public enum Thoroughness {
    /** Samples spread over the whole; enough for a set that was exchanged or cut, and at most some seconds. */
    QUICK,
    /** Every sample. */
    FULL
}
