package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.DyadicTimes;
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
    public Optional<Verdict> judge(Design design) {
        return design.find(DyadicTimes.class)
                .map(times -> new saltus.pipeline.opening.BatchHoldsEveryStep(times.steps(), times.bootstrap()))
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
