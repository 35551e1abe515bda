package saltus.pipeline.opening;

import java.util.Optional;

/**
 * A batch is a set: it has more samples than one, and where covariances of samples are compared more than a sample has
 * numbers, without which covariances have no inverse.
 *
 * @param moments true if covariances of the samples themselves are compared
 */
public record BatchHoldsSets(boolean moments) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)) {
            return Optional.empty();
        }
        int batch = training.batchSize();
        long numbers = training.sample().fixedSize();
        if (batch < 2) {
            return Optional.of(Unmet.error(
                    "the batch is no set of samples",
                    "a batch of " + batch,
                    "a law is not told by a single sample, which has no other to be apart from",
                    "use a batch of at least 2, the larger the better"));
        }
        return moments && batch <= numbers
                ? Optional.of(Unmet.error(
                        "the batch has too few samples for a covariance",
                        "a batch of " + batch + "; numbers in a sample: " + numbers,
                        "the covariance of n numbers has no inverse with n samples or fewer, and directions without data have no"
                                + " slope",
                        "use a batch of at least " + (numbers + 1)
                                + ", compare features (@CompareFeatures), or use a metric"
                                + " without moments such as @EnergyDistance"))
                : Optional.empty();
    }
}
