package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.NetworkOutput;
import saltus.OutputKind;
import saltus.TwoStep;
import saltus.processor.component.times.Ends;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Flow matching learns the velocity at t, not its average over an interval (framework, table 1). */
@AutoService(Rule.class)
public final class AverageNeedsTarget implements Rule {
    @Override
    public String claim() {
        return "an average velocity is learned from a two-step target";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.find(NetworkOutput.class)
                        .filter(output -> output.value() == OutputKind.AVERAGE_VELOCITY)
                        .isEmpty()
                || TimeLaw.of(design).filter(TimeLaw::generates).isPresent()) {
            return Optional.empty();
        }
        if (design.has(TwoStep.class)
                || TimeLaw.of(design).filter(law -> law.ends() == Ends.NONE).isEmpty()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component output = design.component(Category.OUTPUT).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the average velocity is never trained",
                Found.in(design, output, times) + " and no @TwoStep",
                "flow matching trains the output at r = t only, where it is the velocity",
                "use @NetworkOutput(VELOCITY), or add @TwoStep and times with r < t",
                List.of(Place.of(output, "value"), Place.of(times)))));
    }
}
