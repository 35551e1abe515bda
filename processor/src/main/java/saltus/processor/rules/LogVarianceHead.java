package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.VariationalWeight;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** A variational weight is learned by a head of the network, which is known when training starts (framework, C17). */
public final class LogVarianceHead implements Rule {
    @Override
    public String claim() {
        return "the network has a log-variance head";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(VariationalWeight.class);
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
        return Optional.of(new saltus.pipeline.opening.LogVarianceHead());
    }
}
