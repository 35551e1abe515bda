package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.GroupTimes;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** A batch consists of whole groups; the batch is known when training starts (framework, C40). */
public final class GroupsDivideBatch implements Rule {
    @Override
    public String claim() {
        return "a batch is a whole number of groups";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(GroupTimes.class);
    }

    @Override
    public List<Finding> check(Design design) {
        return List.of();
    }

    @Override
    public Standing standing(Design design) {
        return Standing.opened(claim());
    }

    @Override
    public Optional<Obligation> obligation(Design design) {
        return design.find(GroupTimes.class).map(times -> new saltus.pipeline.opening.GroupsDivideBatch(times.size()));
    }
}
