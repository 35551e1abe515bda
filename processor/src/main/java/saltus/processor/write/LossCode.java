package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import saltus.VariationalMean;
import saltus.VariationalWeight;
import saltus.graph.Tensor;
import saltus.pipeline.VariationalWeighting;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.term.Term;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.component.weight.TimeFactor;
import saltus.processor.design.Design;

/** Writes the loss of a row: distance first, weights in the order of their slots. */
final class LossCode {
    private final Design design;
    private final CodeBlock.Builder code;

    private LossCode(Design design, CodeBlock.Builder code) {
        this.design = design;
        this.code = code;
    }

    /** Declares {@code loss}. */
    static void write(Design design, CodeBlock.Builder code) {
        LossCode loss = new LossCode(design, code);
        code.addStatement(
                "$T distance = $L",
                Tensor.class,
                Metric.of(design).orElseThrow().code());
        code.addStatement("examples.probe($S, distance)", "distance");
        Term.of(design).stream()
                .flatMap(term -> term.joined().stream())
                .forEach(term -> code.addStatement("distance = distance.plus($L)", term));
        loss.weights();
        Term.of(design).stream()
                .flatMap(term -> term.added().stream())
                .forEach(term -> code.addStatement("loss = loss.plus($L)", term));
    }

    private void weights() {
        LossWeight weight = LossWeight.of(design);
        code.addStatement("$T loss = $L", Tensor.class, weight.code(CodeBlock.of("distance")));
        TimeFactor.of(design)
                .ifPresent(factor -> code.addStatement("$T timeWeight = $L", Tensor.class, factor.code())
                        .addStatement("examples.probe($S, timeWeight)", "time_weight")
                        .addStatement("loss = loss.times(timeWeight)"));
        InnerRule.of(design)
                .flatMap(inner -> inner.weight(weight.power()))
                .ifPresent(factor ->
                        code.addStatement("loss = examples.times().shortcut().choose(loss.times($L), loss)", factor));
        design.find(VariationalWeight.class)
                .ifPresent(variational -> code.addStatement("examples.probe($S, loss)", "weighted")
                        .addStatement(
                                "loss = new $T($L, $L)$L.of(examples, loss)",
                                VariationalWeighting.class,
                                variational.over() == VariationalMean.BATCH,
                                variational.seesEnd(),
                                weight.afterLambda()));
    }
}
