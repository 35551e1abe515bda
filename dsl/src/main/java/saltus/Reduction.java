package saltus;

/** How a sample's squared errors become one number. */
public enum Reduction {
    /** Their sum. */
    SUM,
    /** Their mean. */
    MEAN
}
