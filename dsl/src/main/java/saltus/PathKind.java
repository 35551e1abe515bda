package saltus;

/** The built-in flow paths without constants; see {@link FlowPath}. */
public enum PathKind {
    /** alpha = 1 - t, sigma = t: straight lines at constant conditional velocity (rectified flow). */
    LINEAR,
    /** alpha = cos(pi t / 2), sigma = sin(pi t / 2): the variance-preserving path of consistency models in v-form. */
    COSINE
}
