package saltus;

/** How {@link DataTerm} compares an estimate of data with a sample. */
public enum DataMeasure {
    /** The mean of squared differences. */
    SQUARED,
    /** The mean of absolute differences. */
    ABSOLUTE,
    /** The distance of the features of a fixed network, as {@link Perceptual}'s. */
    FEATURES
}
