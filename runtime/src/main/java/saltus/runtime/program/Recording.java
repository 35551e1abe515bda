package saltus.runtime.program;

/** How a step holds what its gradient needs. */
public enum Recording {
    /** All of it, from the forward pass to the backward one. */
    AT_ONCE,
    /**
     * What crosses from one segment of the step to the next; the rest is computed again, one segment at a time. Less memory for
     * one more forward pass, and the same gradient.
     */
    IN_SEGMENTS
}
