package saltus.runtime.network;

import java.util.EnumSet;
import java.util.Set;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Options;

/**
 * The door of networks: a public class with a public constructor without parameters, registered by
 * {@code @AutoService(ArchitectureFamily.class)}. {@code saltus explain Architecture} has a complete one.
 */
public interface ArchitectureFamily extends Offer {
    /** The kinds of samples that its networks take; all of them unless it says otherwise. */
    default Set<DataSet.Kind> kinds() {
        return EnumSet.allOf(DataSet.Kind.class);
    }

    /**
     * A network.
     *
     * @param options what stands behind the name, such as a width
     * @param task what it has to fit
     * @throws BadInputException if the options make no network, or none that fits
     */
    Architecture make(Options options, Task task);
}
