package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import saltus.AdaptiveWeight;
import saltus.BootstrapGuidance;
import saltus.DyadicTimes;
import saltus.EndAtData;
import saltus.Guidance;
import saltus.LabelDropout;
import saltus.LogitNormalTimes;
import saltus.OneStep;
import saltus.Reduction;
import saltus.Solver;
import saltus.SquaredL2;
import saltus.StepVelocity;
import saltus.TargetClamp;
import saltus.TimeWeight;
import saltus.TwoStep;
import saltus.UniformTimes;
import saltus.graph.Tensor;
import saltus.pipeline.AdaptiveWeighting;
import saltus.pipeline.ContinuousDdimTarget;
import saltus.pipeline.ContinuousTarget;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.Examples;
import saltus.pipeline.FlowLaw;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.MixedVelocity;
import saltus.pipeline.OwnVelocity;
import saltus.pipeline.PairLaw;
import saltus.pipeline.SolvedTarget;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.InnerRule;

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
        Optional<LogitNormalTimes> logitNormal = design.find(LogitNormalTimes.class);
        Optional<UniformTimes> uniform = design.find(UniformTimes.class);
        Optional<DyadicTimes> dyadic = design.find(DyadicTimes.class);
        if (logitNormal.isPresent()) {
            LogitNormalTimes law = logitNormal.get();
            pairs(CodeBlock.of("logitNormal($L, $L, $L, $L)", law.mean(), law.deviation(), law.coincide(), inner()));
        } else if (uniform.isPresent()) {
            pairs(CodeBlock.of("uniform($L, $L)", uniform.get().coincide(), inner()));
        } else if (dyadic.isPresent()) {
            DyadicTimes law = dyadic.get();
            code.addStatement("$1T law = new $1T($2L, $3L)", DyadicLaw.class, law.steps(), law.bootstrap());
            code.addStatement("$T times = law.draw(step)", Times.class);
        } else {
            code.addStatement("$T times = new $T().draw(step)", Times.class, FlowLaw.class);
        }
    }

    private void pairs(CodeBlock law) {
        CodeBlock end = Curriculum.gradual(design)
                .map(curriculum -> CodeBlock.of(".endingAtData($L)", value(curriculum)))
                .orElse(CodeBlock.of(design.has(EndAtData.class) ? ".endingAtData()" : ""));
        code.addStatement("$T times = $T.$L$L.draw(step)", Times.class, PairLaw.class, law, end);
    }

    private CodeBlock inner() {
        InnerRule rule = InnerRule.of(design).orElse(new InnerRule.AtStart());
        if (rule instanceof InnerRule.Fraction fraction) {
            return CodeBlock.of("$L", fraction.fraction());
        }
        return rule instanceof InnerRule.ByFormula
                ? CodeBlock.of("$L::$L", PipelineWriter.className(design), FormulaKind.INNER.method())
                : CodeBlock.of("0.0");
    }

    /** A curriculum's value at this step. */
    private static CodeBlock value(Curriculum curriculum) {
        return CodeBlock.of("$L(step.progress($L))", curriculum.kind().method(), curriculum.steps());
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
        } else if (InnerRule.isContinuous(design)) {
            continuous(steps.get());
        } else {
            discrete(steps.get());
        }
    }

    private void continuous(TwoStep steps) {
        Optional<CodeBlock> warmUp = Curriculum.warmUp(design).map(TrainMethod::value);
        String along = "velocity";
        if (steps.first().velocity() == StepVelocity.NETWORK) {
            along = "own";
            code.addStatement("$T own = $T.of(examples, velocity)", Tensor.class, OwnVelocity.class);
        }
        boolean euler = Straightness.of(design)
                || design.find(OneStep.class).orElseThrow().value() == Solver.EULER;
        Class<?> type = euler ? ContinuousTarget.class : ContinuousDdimTarget.class;
        CodeBlock path = CodeBlock.of(euler ? "" : "PATH");
        CodeBlock target = warmUp.map(rho -> CodeBlock.of("$T.warmedUp($L$L$L)", type, path, euler ? "" : ", ", rho))
                .orElse(CodeBlock.of("new $T($L)", type, path));
        code.addStatement("$T target = $L.of(examples, $L)", Tensor.class, target, along);
    }

    private void discrete(TwoStep steps) {
        String limit = Numbers.literal(
                design.find(TargetClamp.class).map(TargetClamp::value).orElse(Double.POSITIVE_INFINITY));
        String along = steps.first().velocity() == StepVelocity.NETWORK ? "alongNetwork" : "alongVelocity";
        Optional<InnerRule> rule = InnerRule.of(design);
        if (Straightness.of(design) && rule.orElseThrow() instanceof InnerRule.Fraction fraction) {
            CodeBlock guided = design.find(BootstrapGuidance.class)
                    .map(guidance -> CodeBlock.of(".guided($L, law.blockRows(step.batchSize()))", guidance.omega()))
                    .orElse(CodeBlock.of(""));
            code.addStatement(
                    "$T target = $T.of($L, $L)$L.$L(examples, velocity)",
                    Tensor.class,
                    DiscreteTarget.class,
                    fraction.fraction(),
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
        if (design.has(TimeWeight.class)) {
            code.addStatement(
                    "loss = loss.times($L(examples.times().r(), examples.times().s(), examples.times().t()))",
                    FormulaKind.WEIGHT.method());
        }
    }
}
