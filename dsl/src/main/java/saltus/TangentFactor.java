package saltus;

/**
 * The factor of {@link TangentScale}.
 */
public enum TangentFactor {
    /** w = 1. */
    ONE,
    /** w = alpha(t): changes fade towards noise. */
    ALPHA
}
