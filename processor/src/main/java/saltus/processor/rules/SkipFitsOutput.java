package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.BoundarySkip;
import saltus.Category;
import saltus.NetworkOutput;
import saltus.OutputKind;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The skip of consistency models adds a correction; velocities have steps of their own (framework, C4 and C10). */
@AutoService(Rule.class)
public final class SkipFitsOutput implements Rule {
    @Override
    public String claim() {
        return "a skip is learned by corrections, and corrections by a skip";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.component(Category.OUTPUT).isEmpty()
                || design.component(Category.PREDICTION).isEmpty()) {
            return Optional.empty();
        }
        boolean correction = design.find(NetworkOutput.class)
                .filter(output -> output.value() == OutputKind.CORRECTION)
                .isPresent();
        if (correction == design.has(BoundarySkip.class)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component output = design.component(Category.OUTPUT).orElseThrow();
        Component prediction = design.component(Category.PREDICTION).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                correction ? "a correction is no velocity to step along" : "the skip takes a velocity for a correction",
                Found.in(design, output, prediction),
                "X = c_skip z + c_out F fits no velocity: its coefficients are those of another model, not of the path",
                correction
                        ? "use @BoundarySkip, or @NetworkOutput(VELOCITY) with @OneStep(DDIM)"
                        : "use @NetworkOutput(CORRECTION), or @OneStep",
                List.of(Place.of(prediction), Place.of(output, "value")))));
    }
}
