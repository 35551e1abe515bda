package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.DyadicTimes;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** A batch has a bootstrap row for every dyadic step size; the batch is known when training starts (framework, C23). */
public final class BatchHoldsEveryStep implements Rule {
    @Override
    public String claim() {
        return "a batch has a row for every dyadic step size";
    }

    @Override
    public List<String> presumes() {
        return List.of("DyadicGrid", "BootstrapIsShare");
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(DyadicTimes.class);
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
        return design.find(DyadicTimes.class)
                .map(times -> new saltus.pipeline.opening.BatchHoldsEveryStep(times.steps(), times.bootstrap()));
    }
}
