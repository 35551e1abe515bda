package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import saltus.Cauchy;

/** Squared for small errors, logarithmic for large ones. */
public record Logarithmic(Cauchy values) implements Metric {
    @Override
    public CodeBlock code() {
        return CodeBlock.of("error.dividedBy($L).square().meanPerRow().plus(1).log()", values.scale());
    }

    @Override
    public boolean sums() {
        return false;
    }
}
