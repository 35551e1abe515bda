package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import saltus.LabelDropout;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Examples;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.TrainingStep;
import saltus.processor.component.guidance.Mixing;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.velocity.Estimate;
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
        TimeLaw law = TimeLaw.of(design).orElseThrow();
        InnerRule.of(design).ifPresent(inner -> code.add(inner.declaration()));
        law.write(code);
        labels(law);
        Optional<CodeBlock> told = Mixing.of(design).flatMap(Mixing::law);
        told.ifPresent(
                guidance -> code.addStatement("$T condition = $L.draw(step, labels)", Condition.class, guidance));
        code.addStatement(
                "$1T examples = $1T.of(step, PATH, $2L, times)",
                Examples.class,
                told.isPresent() ? "condition" : "labels");
        code.addStatement("$T prediction = examples.prediction()", Tensor.class);
        if (!law.generates()) {
            velocity();
        }
        TargetCode.write(design, code);
        LossCode.write(design, code);
        HeadCode.write(design, code);
        code.addStatement("$T rows = examples.inOrder(loss)", Tensor.class);
        code.addStatement("step.probe($S, rows)", "loss");
        code.addStatement("step.loss(rows, error)");
    }

    private void labels(TimeLaw law) {
        double dropout =
                design.find(LabelDropout.class).map(LabelDropout::value).orElse(0.0);
        if (dropout == 0) {
            code.addStatement("$T labels = step.labels()", Tensor.class);
        } else if (law.keepsLabelsOfShortcuts()) {
            code.addStatement(
                    "$T labels = new $T($L).onFlowRows(step, times)", Tensor.class, LabelDropping.class, dropout);
        } else {
            code.addStatement("$T labels = new $T($L).onAllRows(step)", Tensor.class, LabelDropping.class, dropout);
        }
    }

    private void velocity() {
        CodeBlock data = Estimate.of(design).code();
        Optional<Mixing> guidance = Mixing.of(design);
        if (guidance.isEmpty()) {
            code.addStatement("$T velocity = $L", Tensor.class, data);
            return;
        }
        code.addStatement("$T conditional = $L", Tensor.class, data);
        code.addStatement(
                "$T velocity = $L.of(examples, conditional, prediction)",
                Tensor.class,
                guidance.get().code());
    }
}
