package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import saltus.AbsoluteError;
import saltus.AdaptiveWeight;
import saltus.GroupTimes;
import saltus.GroupedKernel;
import saltus.InnerSchedule;
import saltus.Perceptual;
import saltus.Preconditioning;
import saltus.PseudoHuber;
import saltus.Reduction;
import saltus.SquaredL2;
import saltus.TimeWeight;
import saltus.VariationalMean;
import saltus.VariationalWeight;
import saltus.graph.Tensor;
import saltus.pipeline.AdaptiveWeighting;
import saltus.pipeline.PerceptualDistance;
import saltus.pipeline.SquaredError;
import saltus.pipeline.VariationalWeighting;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.InnerRule;

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
        code.addStatement("$T distance = $L", Tensor.class, loss.distance());
        code.addStatement("examples.probe($S, distance)", "distance");
        loss.weights();
    }

    private CodeBlock distance() {
        return design.find(SquaredL2.class)
                .map(metric -> reduced(SquaredError.class, metric.value()))
                .or(() -> design.find(AbsoluteError.class)
                        .map(metric -> reduced(saltus.pipeline.AbsoluteError.class, metric.value())))
                .or(() -> design.find(PseudoHuber.class)
                        .map(metric -> CodeBlock.of(
                                "new $T($L).of(error)", saltus.pipeline.PseudoHuber.class, metric.scale())))
                .or(() -> design.find(GroupedKernel.class).map(this::kernel))
                .or(() -> design.find(Perceptual.class)
                        .map(metric -> CodeBlock.of("$T.of(ends)", PerceptualDistance.class)))
                .orElseThrow();
    }

    private static CodeBlock reduced(Class<?> metric, Reduction reduction) {
        return CodeBlock.of("new $T($T.$L).of(error)", metric, Reduction.class, reduction.name());
    }

    private CodeBlock kernel(GroupedKernel metric) {
        return CodeBlock.of(
                "new $T($L, $L, $L).of(examples, ends)",
                saltus.pipeline.GroupedKernel.class,
                design.find(GroupTimes.class).orElseThrow().size(),
                design.find(Preconditioning.class)
                        .map(Preconditioning::dataDeviation)
                        .orElse(1.0),
                metric.floor());
    }

    private void weights() {
        CodeBlock loss = CodeBlock.of("distance");
        AdaptiveWeight adaptive = design.find(AdaptiveWeight.class).orElse(null);
        if (adaptive != null) {
            loss = CodeBlock.of(
                    adaptive.squared() ? "$T.ofSquares($L, $L).of(distance)" : "new $T($L, $L).of(distance)",
                    AdaptiveWeighting.class,
                    adaptive.power(),
                    adaptive.floor());
        }
        code.addStatement("$T loss = $L", Tensor.class, loss);
        if (design.has(TimeWeight.class)) {
            code.addStatement(
                    "$T timeWeight = $L(examples.times().r(), examples.times().s(), examples.times().t())",
                    Tensor.class,
                    FormulaKind.WEIGHT.method());
            code.addStatement("examples.probe($S, timeWeight)", "time_weight");
            code.addStatement("loss = loss.times(timeWeight)");
        }
        boolean scheduled = InnerRule.of(design).orElse(null) instanceof InnerRule.Scheduled;
        if (scheduled
                && design.find(InnerSchedule.class)
                        .filter(InnerSchedule::weighs)
                        .isPresent()) {
            // a discrete residual is a times that of MeanFlow: with this factor its gradient does not depend on a
            double power = adaptive == null ? -1 : 2 * adaptive.power() - 1;
            code.addStatement(
                    "loss = examples.times().shortcut().choose(loss.times($L), loss)",
                    power == 1 ? CodeBlock.of("fraction") : CodeBlock.of("fraction.power($L)", power));
        }
        design.find(VariationalWeight.class)
                .ifPresent(weight -> code.addStatement("examples.probe($S, loss)", "weighted")
                        .addStatement(
                                "loss = new $T($L, $L).of(examples, loss)",
                                VariationalWeighting.class,
                                weight.over() == VariationalMean.BATCH,
                                weight.seesEnd()));
    }
}
