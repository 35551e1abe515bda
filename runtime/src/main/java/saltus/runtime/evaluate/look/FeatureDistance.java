package saltus.runtime.evaluate.look;

import saltus.runtime.evaluate.Reading;

/**
 * Compares sets of pictures by the features that a network sees. Some are distances, others are shares that are high where a
 * model is good; a floor beside them says what true sets reach.
 */
public interface FeatureDistance {
    /**
     * The value for a generated set and a true one; no number where a feature is none.
     *
     * @throws saltus.runtime.BadInputException if it needs what one of them does not have
     */
    Reading of(FeaturePair pair);

    /**
     * About how many operations a comparison takes, such as multiplications.
     *
     * @param samples in each of the two sets
     * @param features D
     */
    double work(int samples, int features);

    /** More samples than these are not looked at; all of them unless it says otherwise. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** True if the wrong values are those below the floor, as with shares that should be great; false by default. */
    default boolean worseBelow() {
        return false;
    }
}
