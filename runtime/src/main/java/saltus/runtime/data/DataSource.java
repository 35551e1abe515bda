package saltus.runtime.data;

import saltus.runtime.BadInputException;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Options;

/**
 * The door of data: a public class with a public constructor without parameters, registered by
 * {@code @AutoService(DataSource.class)}. {@code saltus explain DataSource} has a complete one.
 */
public interface DataSource extends Offer {
    /**
     * A set of samples. {@link EndlessPoints} is one for laws of points, {@link FiniteSet} for samples that are counted and
     * read one at a time; any other is a {@link DataSet} of one's own.
     *
     * @param options what stands behind the name, such as a file
     * @throws BadInputException if the options make no set, or its files cannot be used
     */
    DataSet open(Options options);
}
