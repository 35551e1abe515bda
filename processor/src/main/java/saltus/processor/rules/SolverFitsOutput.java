package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.Solver;
import saltus.Step;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/**
 * Euler steps need an average velocity, DDIM steps an instantaneous one. Only on the linear path, where alphaBar = 1 and
 * betaBar = r - t, are the two the same step (framework, C10 and C13).
 */
@AutoService(Rule.class)
public final class SolverFitsOutput implements Rule {
    @Override
    public String claim() {
        return "Euler steps use an average velocity, DDIM steps an instantaneous one";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<FlowFormulas> path = FlowFormulas.of(design);
        if (path.filter(formulas -> !formulas.straight()).isEmpty()) {
            return path.map(straight -> Verdict.reported(
                    "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"));
        }
        Optional<OutputKind> output = design.find(NetworkOutput.class).map(NetworkOutput::value);
        List<Finding> findings = new ArrayList<>();
        design.find(OneStep.class)
                .ifPresent(step -> output.filter(kind -> !fits(step.value(), kind))
                        .ifPresent(kind -> findings.add(
                                network(design, Category.PREDICTION, "value", "prediction", step.value()))));
        design.find(TwoStep.class).ifPresent(steps -> {
            findings.addAll(check(design, steps.first(), "first", output, InnerRule.isDiscrete(design)));
            findings.addAll(check(design, steps.second(), "second", output, !InnerRule.isLagrangian(design)));
        });
        String says = InnerRule.isContinuous(design)
                ? claim() + "; in the limit a first step along the data is the same with both"
                : claim();
        return Optional.of(Verdict.of(says, findings));
    }

    private List<Finding> check(Design design, Step step, String name, Optional<OutputKind> output, boolean hasLength) {
        if (step.velocity() != StepVelocity.NETWORK) {
            // in the continuous limit a step has no length, and the solvers agree
            return hasLength && step.solver() == Solver.EULER ? List.of(conditional(design, name)) : List.of();
        }
        return output.filter(kind -> !fits(step.solver(), kind))
                .map(kind -> List.of(network(design, Category.TARGET, name + ".solver", name + " step", step.solver())))
                .orElse(List.of());
    }

    private static boolean fits(Solver solver, OutputKind output) {
        return (solver == Solver.EULER) == (output == OutputKind.AVERAGE_VELOCITY);
    }

    private Finding network(Design design, Category category, String member, String step, Solver solver) {
        Component wrong = design.component(category).orElseThrow();
        Component output = design.component(Category.OUTPUT).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        Solver right = solver == Solver.EULER ? Solver.DDIM : Solver.EULER;
        return new Finding(
                id(),
                "the " + step + " takes the network's output for what it is not",
                Found.in(design, wrong, output, path),
                solver == Solver.EULER
                        ? "Euler over a finite interval needs the average velocity; the output is the velocity at t"
                        : "DDIM integrates a velocity at t exactly along the path; the output is an average already",
                "use " + right
                        + " here, or change @NetworkOutput; on a straight path such as @FlowPath(LINEAR) both steps are the same",
                List.of(Place.of(wrong, member), Place.of(output, "value"), Place.of(path)));
    }

    private Finding conditional(Design design, String step) {
        Component target = design.component(Category.TARGET).orElseThrow();
        Component path = design.component(Category.PATH).orElseThrow();
        return new Finding(
                id(),
                "the " + step + " step follows a curved path in a straight line",
                Found.in(design, target, path),
                "with the conditional velocity DDIM is exact on every path, Euler only on the linear one",
                "use DDIM in the " + step + " step",
                List.of(Place.of(target, step + ".solver"), Place.of(path)));
    }
}
