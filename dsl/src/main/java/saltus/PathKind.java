package saltus;

/** The built-in flow paths; see {@link FlowPath}. */
public enum PathKind {
    /** alpha = 1 - t, sigma = t: straight lines at constant conditional velocity (rectified flow). */
    LINEAR,
    /** alpha = cos(pi t / 2), sigma = sin(pi t / 2): the variance-preserving path of consistency models in v-form. */
    COSINE,
    /** alpha = 1, sigma = 80 t: noise outgrows the data instead of replacing it (EDM). */
    EDM
}
