package saltus.runtime.sample;

import saltus.runtime.data.Units;

/**
 * Samples of a model.
 *
 * @param values row-major, one sample after the other
 * @param labels the class of each; the number of classes for none
 * @param shape of all samples, their number first
 */
public record Samples(float[] values, long[] labels, long... shape) {
    /** The same in the units in which data are stored. */
    public Samples stored(Units units) {
        return new Samples(units.undone(values, values.length / count()), labels, shape);
    }

    /** Number of samples. */
    public int count() {
        return labels.length;
    }
}
