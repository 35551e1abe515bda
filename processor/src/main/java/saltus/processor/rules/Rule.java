package saltus.processor.rules;

import java.util.List;
import saltus.processor.design.Design;

/** One constraint on designs. Rules are pure and know nothing of each other. */
public interface Rule {
    /** Stable name, unique: what a message shows in brackets. */
    default String id() {
        return getClass().getSimpleName();
    }

    /** What holds for a design that passes, one clause. */
    String claim();

    /** True if the rule has anything to say about this design. */
    boolean concerns(Design design);

    /** What contradicts the claim; empty if nothing does. Only asked about designs that the rule concerns. */
    List<Finding> check(Design design);
}
