package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.ClassConsistentBatches;
import saltus.PlugInVelocity;
import saltus.processor.design.Design;

/** A plug-in velocity over all classes is that of the unconditional flow (framework, C36): a fact about the design, not a mistake. */
@AutoService(Rule.class)
public final class PlugInMixesClasses implements Rule {
    @Override
    public String claim() {
        return "plug-in velocities belong to the class that the network is told";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.find(PlugInVelocity.class).map(plugIn -> judge(design, plugIn));
    }

    private Verdict judge(Design design, PlugInVelocity plugIn) {
        return plugIn.withinClass() || design.has(ClassConsistentBatches.class)
                ? Verdict.holds(claim())
                : Verdict.reported("on data with classes the estimate averages over all of them, which dilutes labels;"
                        + " withinClass or @ClassConsistentBatches keeps to one");
    }
}
