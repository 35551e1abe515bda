package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import saltus.Reduction;
import saltus.VelocityHead;
import saltus.graph.Tensor;
import saltus.pipeline.HeadVelocity;
import saltus.pipeline.SquaredError;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Design;

/** Writes the loss of a velocity head, which is added to that of a row. */
final class HeadCode {
    private HeadCode() {}

    /** Adds to {@code loss}; nothing without a head. */
    static void write(Design design, CodeBlock.Builder code) {
        design.find(VelocityHead.class).ifPresent(head -> {
            boolean sums = Metric.of(design).orElseThrow().sums();
            code.addStatement(
                    "$T headDistance = new $T($T.$L).of($T.of(examples).minus(velocity.stopGradient()))",
                    Tensor.class,
                    SquaredError.class,
                    Reduction.class,
                    sums ? Reduction.SUM : Reduction.MEAN,
                    HeadVelocity.class);
            code.addStatement("examples.probe($S, headDistance)", "head_distance");
            CodeBlock loss = LossWeight.of(design).code(CodeBlock.of("headDistance"));
            code.addStatement(
                    "loss = loss.plus($L)",
                    head.weight() == 1 ? loss : CodeBlock.of("$L.times($L)", loss, head.weight()));
        });
    }
}
