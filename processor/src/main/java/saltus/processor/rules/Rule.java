package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
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

    /** How a design stands with the claim; empty if the rule has nothing to say about it. */
    Optional<Verdict> judge(Design design);
}
