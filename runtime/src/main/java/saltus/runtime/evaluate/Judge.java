package saltus.runtime.evaluate;

import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.SampleBatches;

/**
 * Measures generated samples of one data set, always by the same metrics and against the same true samples, so that what it
 * says of two models can be compared. {@link Judges} has the one for a data set.
 */
public interface Judge {
    /** The texts of its metrics, the most telling first. */
    List<String> metrics();

    /** How many samples are worth making where nobody says how many. */
    int usualCount();

    /**
     * The classes of so many samples, one for each, as frequent as in the truth; empty, the default, if the data have no
     * classes.
     */
    default List<Integer> classes(int count) {
        return List.of();
    }

    /** How many of so many samples are measured, the first ones; all of them if that can be done in bounded time. */
    int measured(int given);

    /**
     * What measuring so many will take, for people, before it begins; empty if it will hardly be felt.
     *
     * @throws BadInputException if a metric would take too long even with few
     */
    Optional<String> notice(int given);

    /**
     * Opens what measuring will open, so that no training ends at what is not there or does not fit; nothing by default.
     *
     * @throws BadInputException if a file of the request cannot be used
     */
    default void trial() {}

    /**
     * Measures samples.
     *
     * @param samples in the units of the data set, with the classes that they were made for
     * @param watching hears how far it is
     * @throws UnusableResultException if the samples or what a metric gives are not finite
     * @throws BadInputException if a metric would take too long, or if the true samples cannot be read
     */
    Evaluation of(SampleBatches samples, Measuring watching);
}
