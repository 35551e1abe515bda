package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.DataHead;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.Solver;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** An estimate of data makes a velocity where steps are straight (framework, C9). */
@AutoService(Rule.class)
public final class DataHeadFits implements Rule {
    @Override
    public String claim() {
        return "X(z, t, 0) is what the network says, for t of the floor and more";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "SolverFitsOutput");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(DataHead.class) || FlowFormulas.of(design).isEmpty()) {
            return Optional.empty();
        }
        boolean correction = design.find(NetworkOutput.class)
                .filter(output -> output.value() == OutputKind.CORRECTION)
                .isPresent();
        boolean straight = FlowFormulas.of(design).orElseThrow().straight()
                || design.find(OneStep.class)
                        .filter(step -> step.value() == Solver.EULER)
                        .isPresent();
        if (straight && !correction) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component head = design.component(Category.HEAD).orElseThrow();
        Component output = design.component(Category.OUTPUT).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                correction ? "a correction is not made of where data are" : "(z - x) / t is no velocity of this path",
                Found.in(design, head, output),
                correction
                        ? "the skip adds it to a multiple of z: the two would be mixed twice"
                        : "where steps are not straight the velocity is another function of z and x, and X(z, t, 0) is not x",
                "let the output be an average velocity that Euler's step takes, or remove " + head.text(),
                List.of(Place.of(head), Place.of(output)))));
    }
}
