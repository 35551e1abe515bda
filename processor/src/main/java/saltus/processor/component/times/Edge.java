package saltus.processor.component.times;

/** The two ends of a path. */
public enum Edge {
    /** t = 1, where sampling starts. */
    NOISE,
    /** r = 0, where it ends. */
    DATA
}
