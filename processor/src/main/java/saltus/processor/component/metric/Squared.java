package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import saltus.Reduction;
import saltus.SquaredL2;
import saltus.pipeline.SquaredError;

/** The squared Euclidean distance. */
public record Squared(SquaredL2 values) implements Metric {
    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "new $T($T.$L).of(error)",
                SquaredError.class,
                Reduction.class,
                values.value().name());
    }

    @Override
    public boolean learnsMeans() {
        return true;
    }

    @Override
    public boolean sums() {
        return values.value() == Reduction.SUM;
    }
}
