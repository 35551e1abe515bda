package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import saltus.BootstrapGuidance;
import saltus.Category;
import saltus.FlowPath;
import saltus.NetworkOutput;
import saltus.OutputKind;
import saltus.PathKind;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Designs that make sense but for which no pipeline is written yet are refused, not approximated (framework, C29). */
public final class SupportedTarget implements Rule {
    @Override
    public String claim() {
        return "there is a pipeline for this target";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(TwoStep.class);
    }

    @Override
    public List<Finding> check(Design design) {
        List<Finding> findings = new ArrayList<>();
        TwoStep steps = design.find(TwoStep.class).orElseThrow();
        boolean curved = design.find(FlowPath.class)
                .filter(path -> path.value() != PathKind.LINEAR)
                .isPresent();
        boolean velocity = design.find(NetworkOutput.class)
                .filter(output -> output.value() == OutputKind.VELOCITY)
                .isPresent();
        Component target = design.component(Category.TARGET).orElseThrow();
        if (steps.inner() == 0 && curved && velocity) {
            findings.add(refused(
                    design,
                    target,
                    "a continuous target for a velocity output on a curved path is not supported",
                    "its derivative needs that of the DDIM coefficients as well",
                    "use @NetworkOutput(AVERAGE_VELOCITY) with Euler steps, @FlowPath(LINEAR), or inner = MIDPOINT",
                    "inner"));
        }
        if (steps.inner() == 0 && steps.first().velocity() == StepVelocity.NETWORK) {
            findings.add(refused(
                    design,
                    target,
                    "a continuous target along the network's own velocity is not supported",
                    "the direction of the derivative is the conditional velocity, guided or not",
                    "use velocity = CONDITIONAL in the first step",
                    "first.velocity"));
        }
        if (curved && steps.inner() > 0 && design.has(BootstrapGuidance.class)) {
            findings.add(refused(
                    design,
                    design.component(Category.GUIDANCE).orElseThrow(),
                    "bootstrap guidance on a curved path is not supported",
                    "its pipeline is written for straight steps",
                    "use @FlowPath(LINEAR), or @NoGuidance",
                    "omega"));
        }
        return findings;
    }

    private Finding refused(Design design, Component component, String what, String why, String fix, String member) {
        return new Finding(id(), what, Found.in(design, component), why, fix, List.of(Place.of(component, member)));
    }
}
