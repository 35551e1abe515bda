package saltus.processor.rules;

import java.util.List;
import saltus.ClassConsistentBatches;
import saltus.PlugInVelocity;
import saltus.processor.design.Design;

/** A plug-in velocity over all classes is that of the unconditional flow (framework, C36): a fact about the design, not a mistake. */
public final class PlugInMixesClasses implements Rule {
    @Override
    public String claim() {
        return "plug-in velocities belong to the class that the network is told";
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
        boolean oneClass = design.has(ClassConsistentBatches.class)
                || design.find(PlugInVelocity.class)
                        .filter(PlugInVelocity::withinClass)
                        .isPresent();
        return oneClass
                ? Standing.holds(claim())
                : Standing.reported("on data with classes the estimate averages over all of them, which dilutes labels;"
                        + " withinClass or @ClassConsistentBatches keeps to one");
    }
}
