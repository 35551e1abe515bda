package saltus.processor.rules;

import java.util.Optional;
import saltus.PlugInVelocity;
import saltus.processor.design.Design;

/** A plug-in velocity averages over a batch, which has to hold more than the row itself (framework, C36). */
public final class PlugInNeedsBatch implements Rule {
    @Override
    public String claim() {
        return "a batch has other samples to weigh";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.has(PlugInVelocity.class)
                ? Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.PlugInNeedsBatch(), claim()))
                : Optional.empty();
    }
}
