package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.VariationalWeight;
import saltus.processor.design.Design;

/** A variational weight is learned by a head of the network, which is known when training starts (framework, C17). */
@AutoService(Rule.class)
public final class LogVarianceHead implements Rule {
    @Override
    public String claim() {
        return "the network has a log-variance head";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.has(VariationalWeight.class)
                ? Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.LogVarianceHead(), claim()))
                : Optional.empty();
    }
}
