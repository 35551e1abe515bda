package saltus.runtime.data;

/**
 * Samples of one training step.
 *
 * @param samples row-major: one sample after the other, in the shape that the data set tells
 * @param labels a class 0 .. K - 1 for each sample; all 0, which is label K, the null label, if there are no classes
 */
public record Batch(float[] samples, long[] labels) {
    /** Number of samples. */
    public int size() {
        return labels.length;
    }
}
