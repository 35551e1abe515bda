package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** One constraint on designs. Rules are pure and know nothing of each other. */
public interface Rule {
    /** Stable name, unique: what a message shows in brackets, and the name of its page. */
    default String id() {
        return getClass().getSimpleName();
    }

    /** What holds for a design that passes, one clause. */
    String claim();

    /** Ids of rules without which this one has nothing sensible to say: it is silent where one of them errs or is silent. */
    default List<String> presumes() {
        return List.of();
    }

    /** True if the rule has anything to say about this design. */
    boolean concerns(Design design);

    /** What contradicts the claim; empty if nothing does. Only asked about designs that the rule concerns. */
    List<Finding> check(Design design);

    /** How a design that passes is known to pass. */
    default Standing standing(Design design) {
        return Standing.holds(claim());
    }

    /** What the compiler cannot know, to be checked when the pipeline is opened. */
    default Optional<Obligation> obligation(Design design) {
        return Optional.empty();
    }
}
