package saltus.pipeline.opening;

/** What is known when a pipeline is opened. */
public sealed interface Opening {
    /** Number of classes K of the data; 0 without. */
    int classes();

    /**
     * Before training.
     *
     * @param batchSize rows in a batch, at least 1
     * @param classes number of classes K of the data; 0 without
     * @param network what the network reads
     */
    record Training(int batchSize, int classes, NetworkInputs network) implements Opening {}

    /**
     * Before sampling.
     *
     * @param steps network evaluations from noise to data, at least 1
     * @param guidance scale of guidance at sampling time; up to 1 is without
     * @param classes number of classes K of the data; 0 without
     */
    record Sampling(int steps, double guidance, int classes) implements Opening {}
}
