package saltus.runtime.evaluate.look;

import saltus.runtime.BadInputException;

/** What a metric needs of a set, or a sentence. */
final class Needed {
    private Needed() {}

    /** Pictures each by itself. */
    static FeatureSet.Rows rows(FeatureSet set) {
        return set.rows()
                .orElseThrow(
                        () -> new BadInputException(
                                "The reference tells mean and covariance alone, by which only FID and FID-infinity measure; give one with pictures, name these by --metric, or leave out --reference."));
    }

    /** Probabilities of classes. */
    static Table probabilities(FeatureSet set) {
        return rows(set)
                .probabilities()
                .orElseThrow(
                        () -> new BadInputException(
                                "The inception score needs probabilities of classes, which the feature network does not give; give one that returns features and logits, or leave out --metric IS."));
    }

    /** The class of each picture. */
    static long[] classes(FeatureSet set) {
        long[] classes = rows(set).classes();
        if (classes.length == 0) {
            throw new BadInputException(
                    "The metric class-KID compares classes, which the data do not have; leave it out, or give data with classes.");
        }
        return classes;
    }
}
