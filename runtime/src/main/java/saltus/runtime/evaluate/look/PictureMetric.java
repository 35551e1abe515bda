package saltus.runtime.evaluate.look;

import saltus.runtime.BadInputException;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Options;

/**
 * The door of metrics of pictures: a public class with a public constructor without parameters, registered by
 * {@code @AutoService(PictureMetric.class)}. {@code saltus explain PictureMetric} has a complete one.
 *
 * <p>A metric compares what a feature network sees of two sets. Its noise floor, the value between two true sets, comes with it.
 */
public interface PictureMetric extends Offer {
    /**
     * What compares.
     *
     * @param options what stands behind the name, such as a number of neighbours
     * @throws BadInputException if the options make no metric
     */
    FeatureDistance make(Options options);
}
