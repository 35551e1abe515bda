package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import saltus.PseudoHuber;

/** Squared for small errors, absolute for large ones. */
public record Huber(PseudoHuber values) implements Metric {
    @Override
    public CodeBlock code() {
        return CodeBlock.of("new $T($L).of(error)", saltus.pipeline.PseudoHuber.class, values.scale());
    }
}
