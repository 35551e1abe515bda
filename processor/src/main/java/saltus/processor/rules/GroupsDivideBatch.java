package saltus.processor.rules;

import java.util.Optional;
import saltus.GroupTimes;
import saltus.processor.design.Design;

/** A batch consists of whole groups; the batch is known when training starts (framework, C40). */
public final class GroupsDivideBatch implements Rule {
    @Override
    public String claim() {
        return "a batch is a whole number of groups";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.find(GroupTimes.class)
                .map(times -> new saltus.pipeline.opening.GroupsDivideBatch(times.size()))
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
