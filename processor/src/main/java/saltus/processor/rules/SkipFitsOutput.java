package saltus.processor.rules;

import java.util.List;
import saltus.BoundarySkip;
import saltus.Category;
import saltus.NetworkOutput;
import saltus.OutputKind;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The skip of consistency models adds a correction; velocities have steps of their own (framework, C4 and C10). */
public final class SkipFitsOutput implements Rule {
    @Override
    public String claim() {
        return "a skip is learned by corrections, and corrections by a skip";
    }

    @Override
    public boolean concerns(Design design) {
        return design.component(Category.OUTPUT).isPresent()
                && design.component(Category.PREDICTION).isPresent();
    }

    @Override
    public List<Finding> check(Design design) {
        boolean correction = design.find(NetworkOutput.class)
                .filter(output -> output.value() == OutputKind.CORRECTION)
                .isPresent();
        if (correction == design.has(BoundarySkip.class)) {
            return List.of();
        }
        Component output = design.component(Category.OUTPUT).orElseThrow();
        Component prediction = design.component(Category.PREDICTION).orElseThrow();
        return List.of(new Finding(
                id(),
                correction ? "a correction is no velocity to step along" : "the skip takes a velocity for a correction",
                Found.in(design, output, prediction),
                "X = c_skip z + c_out F fits no velocity: its coefficients are those of another model, not of the path",
                correction
                        ? "use @BoundarySkip, or @NetworkOutput(VELOCITY) with @OneStep(DDIM)"
                        : "use @NetworkOutput(CORRECTION), or @OneStep",
                List.of(Place.of(prediction), Place.of(output, "value"))));
    }
}
