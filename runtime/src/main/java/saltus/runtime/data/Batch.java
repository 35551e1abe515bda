package saltus.runtime.data;

import java.util.Arrays;

/**
 * Samples of one training step.
 *
 * @param samples row-major: one sample after the other, in the shape that the data set tells
 * @param labels a class 0 .. K - 1 for each sample; all 0, which is label K, the null label, if there are no classes
 */
public record Batch(float[] samples, long[] labels) {
    /** The samples from {@code from} to before {@code to}. */
    Batch rows(int from, int to) {
        int each = samples.length / Math.max(1, labels.length);
        return new Batch(Arrays.copyOfRange(samples, from * each, to * each), Arrays.copyOfRange(labels, from, to));
    }

    /** Number of samples. */
    public int size() {
        return labels.length;
    }
}
