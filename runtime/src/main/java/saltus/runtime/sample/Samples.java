package saltus.runtime.sample;

/**
 * Samples of a model.
 *
 * @param values row-major, one sample after the other
 * @param labels the class of each; the number of classes for none
 * @param shape of all samples, their number first
 */
public record Samples(float[] values, long[] labels, long... shape) {
    /** Number of samples. */
    public int count() {
        return labels.length;
    }
}
