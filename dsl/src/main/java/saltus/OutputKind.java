package saltus;

/** What a network predicts; see {@link NetworkOutput}. */
public enum OutputKind {
    /** v: the velocity of the flow at time t. */
    VELOCITY,
    /** u(z, r, t) = (X(z, t, r) - z) / (r - t): the mean velocity on the way from t to r; at r = t it is the velocity. */
    AVERAGE_VELOCITY,
    /** F of {@link BoundarySkip}: what is added to a multiple of z on the way to data; no velocity. */
    CORRECTION
}
