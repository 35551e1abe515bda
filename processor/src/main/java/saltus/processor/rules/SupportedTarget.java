package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.Category;
import saltus.NetworkOutput;
import saltus.OutputKind;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Designs that make sense but for which no pipeline is written are refused, not approximated (framework, C6). */
@AutoService(Rule.class)
public final class SupportedTarget implements Rule {
    @Override
    public String claim() {
        return "there is a pipeline for this target on this path";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(TwoStep.class)) {
            return Optional.empty();
        }
        boolean curved =
                FlowFormulas.of(design).filter(path -> !path.straight()).isPresent();
        if (!curved) {
            return Optional.of(Verdict.holds(claim()));
        }
        List<Finding> findings = new ArrayList<>();
        if (InnerRule.isDiscrete(design) && design.has(BootstrapGuidance.class)) {
            findings.add(guidance(design));
        }
        boolean average = design.find(NetworkOutput.class)
                .filter(output -> output.value() == OutputKind.AVERAGE_VELOCITY)
                .isPresent();
        if (average
                && TimeLaw.of(design).filter(law -> law.levels().isPresent()).isPresent()) {
            findings.add(singleSteps(design));
        }
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding guidance(Design design) {
        Component guidance = design.component(Category.GUIDANCE).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        return new Finding(
                id(),
                "bootstrap guidance on a curved path is not supported",
                Found.in(design, guidance, path),
                "its pipeline is written for straight steps",
                "use @FlowPath(LINEAR), or @NoGuidance",
                List.of(Place.of(guidance, "omega"), Place.of(path)));
    }

    /** The fixed point is missed by O(1/T) already for data that are a single point. */
    private Finding singleSteps(Design design) {
        Component times = design.component(Category.TIMES).orElseThrow();
        Component output = design.component(Category.OUTPUT).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        return new Finding(
                id(),
                "dyadic times for an average velocity on a curved path are not supported",
                Found.in(design, times, output, path),
                "single steps learn the velocity at t, which is the average over 1/T on straight paths only",
                "let the network predict the velocity, with DDIM in every step, or use @FlowPath(LINEAR)",
                List.of(Place.of(path), Place.of(times), Place.of(output, "value")));
    }
}
