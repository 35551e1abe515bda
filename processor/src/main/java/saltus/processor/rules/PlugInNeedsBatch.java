package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.PlugInVelocity;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** A plug-in velocity averages over a batch, which has to hold more than the row itself (framework, C36). */
public final class PlugInNeedsBatch implements Rule {
    @Override
    public String claim() {
        return "a batch has other samples to weigh";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(PlugInVelocity.class);
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
        return Optional.of(new saltus.pipeline.opening.PlugInNeedsBatch());
    }
}
