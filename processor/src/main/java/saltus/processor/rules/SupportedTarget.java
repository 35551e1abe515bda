package saltus.processor.rules;

import java.util.List;
import saltus.BootstrapGuidance;
import saltus.Category;
import saltus.TwoStep;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.FlowFormulas;
import saltus.processor.design.InnerRule;

/** Designs that make sense but for which no pipeline is written are refused, not approximated (framework, C6). */
public final class SupportedTarget implements Rule {
    @Override
    public String claim() {
        return "there is a pipeline for this target on this path";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(TwoStep.class);
    }

    @Override
    public List<Finding> check(Design design) {
        boolean curved =
                FlowFormulas.of(design).filter(path -> !path.straight()).isPresent();
        if (!curved || !InnerRule.isDiscrete(design) || !design.has(BootstrapGuidance.class)) {
            return List.of();
        }
        Component guidance = design.component(Category.GUIDANCE).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        return List.of(new Finding(
                id(),
                "bootstrap guidance on a curved path is not supported",
                Found.in(design, guidance, path),
                "its pipeline is written for straight steps",
                "use @FlowPath(LINEAR), or @NoGuidance",
                List.of(Place.of(guidance, "omega"), Place.of(path))));
    }
}
