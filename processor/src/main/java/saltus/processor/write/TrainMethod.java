package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import saltus.AdaptiveWeight;
import saltus.BootstrapGuidance;
import saltus.DyadicTimes;
import saltus.Guidance;
import saltus.LabelDropout;
import saltus.LogitNormalTimes;
import saltus.Reduction;
import saltus.SquaredL2;
import saltus.StepVelocity;
import saltus.TargetClamp;
import saltus.TwoStep;
import saltus.UniformTimes;
import saltus.graph.Tensor;
import saltus.pipeline.AdaptiveWeighting;
import saltus.pipeline.ContinuousTarget;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.Examples;
import saltus.pipeline.FlowLaw;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.MixedVelocity;
import saltus.pipeline.PairLaw;
import saltus.pipeline.SolvedTarget;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.processor.design.Design;

/** Writes {@code train}: one line a component. */
final class TrainMethod {
    private final Design design;
    private final CodeBlock.Builder code = CodeBlock.builder();

    private TrainMethod(Design design) {
        this.design = design;
    }

    static MethodSpec of(Design design) {
        TrainMethod method = new TrainMethod(design);
        method.write();
        return MethodSpec.methodBuilder("train")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TrainingStep.class, "step")
                .addCode(method.code.build())
                .build();
    }

    private void write() {
        times();
        labels();
        code.addStatement("$1T examples = $1T.of(step, PATH, labels, times)", Examples.class);
        code.addStatement("$T prediction = examples.prediction()", Tensor.class);
        velocity();
        target();
        code.addStatement("$T error = prediction.minus(target)", Tensor.class);
        loss();
        code.addStatement("$T rows = examples.inOrder(loss)", Tensor.class);
        code.addStatement("step.probe($S, rows)", "loss");
        code.addStatement("step.loss(rows, error)");
    }

    private void times() {
        double inner = design.find(TwoStep.class).map(TwoStep::inner).orElse(0.0);
        Optional<LogitNormalTimes> logitNormal = design.find(LogitNormalTimes.class);
        Optional<UniformTimes> uniform = design.find(UniformTimes.class);
        Optional<DyadicTimes> dyadic = design.find(DyadicTimes.class);
        if (logitNormal.isPresent()) {
            LogitNormalTimes law = logitNormal.get();
            code.addStatement(
                    "$T times = $T.logitNormal($L, $L, $L, $L).draw(step)",
                    Times.class,
                    PairLaw.class,
                    law.mean(),
                    law.deviation(),
                    law.coincide(),
                    inner);
        } else if (uniform.isPresent()) {
            double coincide = uniform.get().coincide();
            code.addStatement("$T times = $T.uniform($L, $L).draw(step)", Times.class, PairLaw.class, coincide, inner);
        } else if (dyadic.isPresent()) {
            DyadicTimes law = dyadic.get();
            code.addStatement("$1T law = new $1T($2L, $3L)", DyadicLaw.class, law.steps(), law.bootstrap());
            code.addStatement("$T times = law.draw(step)", Times.class);
        } else {
            code.addStatement("$T times = new $T().draw(step)", Times.class, FlowLaw.class);
        }
    }

    private void labels() {
        double dropout =
                design.find(LabelDropout.class).map(LabelDropout::value).orElse(0.0);
        if (dropout == 0) {
            code.addStatement("$T labels = step.labels()", Tensor.class);
        } else if (design.has(DyadicTimes.class)) {
            code.addStatement(
                    "$T labels = new $T($L).onFlowRows(step, times)", Tensor.class, LabelDropping.class, dropout);
        } else {
            code.addStatement("$T labels = new $T($L).onAllRows(step)", Tensor.class, LabelDropping.class, dropout);
        }
    }

    private void velocity() {
        Optional<Guidance> guidance = design.find(Guidance.class);
        if (guidance.isPresent()) {
            code.addStatement(
                    "$T velocity = new $T($L, $L, $L, $L).of(examples, prediction)",
                    Tensor.class,
                    MixedVelocity.class,
                    guidance.get().omega(),
                    guidance.get().kappa(),
                    guidance.get().from(),
                    guidance.get().until());
        } else {
            code.addStatement("$T velocity = examples.velocity()", Tensor.class);
        }
    }

    private void target() {
        Optional<TwoStep> steps = design.find(TwoStep.class);
        if (steps.isEmpty()) {
            code.addStatement("$T target = velocity.stopGradient()", Tensor.class);
        } else if (steps.get().inner() == 0) {
            code.addStatement("$T target = new $T().of(examples, velocity)", Tensor.class, ContinuousTarget.class);
        } else {
            discrete(steps.get());
        }
    }

    private void discrete(TwoStep steps) {
        String limit = Numbers.literal(
                design.find(TargetClamp.class).map(TargetClamp::value).orElse(Double.POSITIVE_INFINITY));
        String along = steps.first().velocity() == StepVelocity.NETWORK ? "alongNetwork" : "alongVelocity";
        if (Straightness.of(design)) {
            CodeBlock guided = design.find(BootstrapGuidance.class)
                    .map(guidance -> CodeBlock.of(".guided($L, law.blockRows(step.batchSize()))", guidance.omega()))
                    .orElse(CodeBlock.of(""));
            code.addStatement(
                    "$T target = $T.of($L, $L)$L.$L(examples, velocity)",
                    Tensor.class,
                    DiscreteTarget.class,
                    steps.inner(),
                    limit,
                    guided,
                    along);
        } else {
            code.addStatement(
                    "$T target = new $T(PATH, $L, $L, $L, $L).$L(examples, velocity)",
                    Tensor.class,
                    SolvedTarget.class,
                    Solvers.prediction(design),
                    Solvers.code(steps.first().solver()),
                    Solvers.code(steps.second().solver()),
                    limit,
                    along);
        }
    }

    private void loss() {
        Reduction reduction = design.find(SquaredL2.class).map(SquaredL2::value).orElseThrow();
        CodeBlock squared =
                CodeBlock.of("new $T($T.$L).of(error)", SquaredError.class, Reduction.class, reduction.name());
        Optional<AdaptiveWeight> weight = design.find(AdaptiveWeight.class);
        if (weight.isPresent()) {
            code.addStatement(
                    "$T loss = new $T($L, $L).of($L)",
                    Tensor.class,
                    AdaptiveWeighting.class,
                    weight.get().power(),
                    weight.get().floor(),
                    squared);
        } else {
            code.addStatement("$T loss = $L", Tensor.class, squared);
        }
    }
}
