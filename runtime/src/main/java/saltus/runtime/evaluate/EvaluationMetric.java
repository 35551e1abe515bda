package saltus.runtime.evaluate;

import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Options;

/**
 * The door of metrics: a public class with a public constructor without parameters, registered by
 * {@code @AutoService(EvaluationMetric.class)}. {@code saltus explain EvaluationMetric} has a complete one.
 *
 * <p>A metric compares two sets. Its noise floor, the value between two true sets, comes with it.
 */
public interface EvaluationMetric extends Offer {
    /**
     * Why it cannot measure samples of some data, as the end of a sentence, such as "their law does not say where it has points";
     * empty, the default, if it can.
     */
    default Optional<String> unfit(DataSet data) {
        return Optional.empty();
    }

    /**
     * What compares.
     *
     * @param options what stands behind the name, such as a number of neighbours
     * @throws BadInputException if the options make no metric
     */
    SetDistance make(Options options);

    /**
     * What compares samples of some data that it is not {@link #unfit} for, for metrics that ask the data for what they know; by
     * default the same for all data.
     */
    default SetDistance make(Options options, DataSet data) {
        return make(options);
    }
}
