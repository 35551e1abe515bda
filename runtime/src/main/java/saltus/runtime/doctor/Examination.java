package saltus.runtime.doctor;

import java.util.List;

/** A look at a part of the machine. It changes nothing, and what it cannot find out it leaves out. */
@FunctionalInterface
public interface Examination {
    /** What was found; nothing that goes wrong is thrown. */
    List<Finding> findings();
}
