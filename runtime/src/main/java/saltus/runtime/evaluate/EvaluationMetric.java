package saltus.runtime.evaluate;

import java.util.EnumSet;
import java.util.Set;
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
    /** The kinds of samples that it compares; all of them unless it says otherwise. */
    default Set<DataSet.Kind> kinds() {
        return EnumSet.allOf(DataSet.Kind.class);
    }

    /**
     * What compares.
     *
     * @param options what stands behind the name, such as a number of neighbours
     * @throws BadInputException if the options make no metric
     */
    SetDistance make(Options options);
}
