package saltus;

/**
 * To which losses {@link VariationalWeight} applies a lambda.
 */
public enum VariationalMean {
    /** That of its own row, as it is meant. */
    ROWS,
    /**
     * All of the batch: mean(exp(-lambda)) mean(l) + mean(lambda). The released code of the framework does so by a
     * slip of shapes, and its published numbers may depend on it (framework, section 5.4).
     */
    BATCH
}
