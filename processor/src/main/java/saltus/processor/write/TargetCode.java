package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.BootstrapGuidance;
import saltus.CompareSamples;
import saltus.FiniteDifference;
import saltus.OneStep;
import saltus.Solver;
import saltus.StepVelocity;
import saltus.TangentVelocity;
import saltus.TargetClamp;
import saltus.TwoStep;
import saltus.graph.Tensor;
import saltus.pipeline.ContinuousDdimTarget;
import saltus.pipeline.ContinuousTarget;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.HeadVelocity;
import saltus.pipeline.LagrangianTarget;
import saltus.pipeline.NetworkDerivative;
import saltus.pipeline.OwnVelocity;
import saltus.pipeline.SampleTarget;
import saltus.pipeline.SolvedTarget;
import saltus.pipeline.TangentShape;
import saltus.processor.component.comparison.Comparison;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.tangent.Bound;
import saltus.processor.component.tangent.Factor;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.velocity.Teaching;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;

/** Writes the target, and the error between it and the prediction. */
final class TargetCode {
    private final Design design;
    private final CodeBlock.Builder code;

    private TargetCode(Design design, CodeBlock.Builder code) {
        this.design = design;
        this.code = code;
    }

    /** Declares {@code error}, and {@code ends} where samples or sets of them are compared. */
    static void write(Design design, CodeBlock.Builder code) {
        TargetCode target = new TargetCode(design, code);
        if (TimeLaw.of(design).orElseThrow().generates()) {
            target.sets();
            return;
        }
        if (design.has(CompareSamples.class)) {
            target.samples(design.find(TwoStep.class).orElseThrow());
            return;
        }
        if (InnerRule.isLagrangian(design)) {
            target.lagrangian();
            return;
        }
        target.outputs();
        code.addStatement("$T error = prediction.minus(target)", Tensor.class);
    }

    private void sets() {
        code.addStatement(
                "$1T ends = $1T.generated(examples, STEP, prediction)$2L",
                SampleTarget.Ends.class,
                Comparison.of(design).code());
        code.addStatement("$T error = ends.shift()", Tensor.class);
    }

    private void outputs() {
        Optional<TwoStep> steps = design.find(TwoStep.class);
        if (steps.isEmpty()) {
            code.addStatement("$T target = velocity.stopGradient()", Tensor.class);
        } else if (InnerRule.isContinuous(design)) {
            continuous(steps.get());
        } else {
            discrete(steps.get());
        }
    }

    private void lagrangian() {
        Teaching teaching = Teaching.of(design);
        code.addStatement(
                "$T sides = new $T(STEP$L).of(examples, velocity, prediction)",
                LagrangianTarget.Sides.class,
                LagrangianTarget.class,
                teaching.second() ? CodeBlock.of(", $L", teaching.code()) : CodeBlock.of(""));
        code.addStatement("$T error = sides.prediction().minus(sides.target())", Tensor.class);
    }

    private void samples(TwoStep steps) {
        code.addStatement(
                "$T ends = new $T(STEP, $L, $L)$L.$L",
                SampleTarget.Ends.class,
                SampleTarget.class,
                Solvers.step(design, steps.first().solver()),
                Solvers.second(design, steps.second().solver()),
                hops(steps),
                steps.first().velocity() == StepVelocity.NETWORK
                        ? "alongNetwork(examples, prediction)"
                        : CodeBlock.of(
                                "alongVelocity(examples, $L, prediction)",
                                followed(steps.first().velocity())));
        code.addStatement("$T error = ends.prediction().minus(ends.target())", Tensor.class);
    }

    private void continuous(TwoStep steps) {
        String leading = variable(steps.first().velocity());
        String along = design.find(TangentVelocity.class)
                .map(tangent -> variable(tangent.value()))
                .orElse(leading);
        if (along.equals("head")) {
            code.addStatement("$T head = $T.direction(examples)", Tensor.class, HeadVelocity.class);
        }
        if (leading.equals("own") || along.equals("own")) {
            code.addStatement("$T own = $T.of(examples, velocity)", Tensor.class, OwnVelocity.class);
        }
        if (leading.equals("taught") || along.equals("taught")) {
            taught();
        }
        double share =
                design.find(TangentVelocity.class).map(TangentVelocity::share).orElse(1.0);
        if (share < 1 && !along.equals(leading)) {
            code.addStatement("$1T along = $2L.plus($3L.minus($2L).times($4L))", Tensor.class, leading, along, share);
            along = "along";
        }
        boolean euler = Straightness.of(design)
                || design.find(OneStep.class)
                        .filter(step -> step.value() == Solver.EULER)
                        .isPresent();
        code.addStatement(
                "$T target = new $T($L).of(examples, $L)",
                Tensor.class,
                euler ? ContinuousTarget.class : ContinuousDdimTarget.class,
                CodeBlock.join(arguments(euler), ", "),
                leading.equals(along) ? leading : leading + ", " + along);
    }

    private static String variable(StepVelocity velocity) {
        return switch (velocity) {
            case CONDITIONAL -> "velocity";
            case NETWORK -> "own";
            case HEAD -> "head";
            case TEACHER -> "taught";
        };
    }

    private void taught() {
        code.addStatement(
                "$T taught = $L.onShortcuts(examples, velocity)",
                Tensor.class,
                Teaching.of(design).code());
    }

    /** The variable that holds what the first step of a discrete target follows, declared if it has to be. */
    private String followed(StepVelocity first) {
        if (first == StepVelocity.TEACHER) {
            taught();
        }
        return variable(first);
    }

    private java.util.List<CodeBlock> arguments(boolean euler) {
        java.util.List<CodeBlock> arguments = new java.util.ArrayList<>();
        if (!euler) {
            arguments.add(CodeBlock.of("PATH"));
        }
        Optional<CodeBlock> shape = shape();
        Optional<FiniteDifference> difference = design.find(FiniteDifference.class);
        if (shape.isPresent() || difference.isPresent()) {
            arguments.add(shape.orElse(CodeBlock.of("$T.PLAIN", TangentShape.class)));
            arguments.add(difference
                    .map(mode -> CodeBlock.of(
                            mode.central() ? "$T.centralDifference($L)" : "$T.difference($L)",
                            NetworkDerivative.class,
                            mode.step()))
                    .orElse(CodeBlock.of("$T.forward()", NetworkDerivative.class)));
        }
        return arguments;
    }

    private Optional<CodeBlock> shape() {
        CodeBlock.Builder shape = CodeBlock.builder();
        Curriculum.warmUp(design)
                .ifPresent(law ->
                        shape.add(".warmedUp($L(step.progress($L)))", law.kind().method(), law.steps()));
        shape.add(Factor.of(design).code());
        shape.add(Bound.of(design).code());
        return shape.isEmpty()
                ? Optional.empty()
                : Optional.of(CodeBlock.of("$T.PLAIN$L", TangentShape.class, shape.build()));
    }

    private void discrete(TwoStep steps) {
        String limit = Numbers.literal(
                design.find(TargetClamp.class).map(TargetClamp::value).orElse(Double.POSITIVE_INFINITY));
        StepVelocity first = steps.first().velocity();
        String along = first == StepVelocity.NETWORK
                ? "alongNetwork(examples, velocity)"
                : "alongVelocity(examples, %s)".formatted(followed(first));
        Optional<CodeBlock> shape = shape();
        code.addStatement(
                "$T $L = $L$L.$L",
                Tensor.class,
                shape.isPresent() ? "steps" : "target",
                Straightness.of(design) ? straight(limit) : solved(steps, limit),
                hops(steps),
                along);
        shape.ifPresent(code ->
                this.code.addStatement("$T target = $L.ofSteps(examples, prediction, steps)", Tensor.class, code));
    }

    private static CodeBlock hops(TwoStep steps) {
        return steps.hops() == 1 ? CodeBlock.of("") : CodeBlock.of(".hops($L)", steps.hops());
    }

    private CodeBlock straight(String limit) {
        CodeBlock guided = design.find(BootstrapGuidance.class)
                .map(guidance -> CodeBlock.of(".guided($L, law.smallest())", guidance.omega()))
                .orElse(CodeBlock.of(""));
        OptionalDouble share = InnerRule.of(design).orElseThrow().share();
        return share.isPresent()
                ? CodeBlock.of("$T.of($L, $L)$L", DiscreteTarget.class, share.getAsDouble(), limit, guided)
                : CodeBlock.of("$T.byTimes($L)$L", DiscreteTarget.class, limit, guided);
    }

    private CodeBlock solved(TwoStep steps, String limit) {
        return CodeBlock.of(
                "new $T(STEP, $L, $L, $L)",
                SolvedTarget.class,
                Solvers.step(design, steps.first().solver()),
                Solvers.second(design, steps.second().solver()),
                limit);
    }
}
