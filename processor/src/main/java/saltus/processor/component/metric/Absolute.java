package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import saltus.AbsoluteError;
import saltus.Reduction;

/** The sum of absolute differences. */
public record Absolute(AbsoluteError values) implements Metric {
    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "new $T($T.$L).of(error)",
                saltus.pipeline.AbsoluteError.class,
                Reduction.class,
                values.value().name());
    }

    @Override
    public boolean sums() {
        return values.value() == Reduction.SUM;
    }
}
