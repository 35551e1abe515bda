package saltus.runtime.pickle;

import java.io.Serial;
import java.util.ArrayList;

/** A list, to which values may be added; tuples are lists of other classes. */
final class PickledList extends ArrayList<Object> {
    @Serial
    private static final long serialVersionUID = 1L;

    PickledList() {
        super(0);
    }
}
