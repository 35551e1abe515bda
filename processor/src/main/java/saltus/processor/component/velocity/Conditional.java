package saltus.processor.component.velocity;

import com.palantir.javapoet.CodeBlock;
import saltus.ConditionalVelocity;

/** A row's own conditional velocity. */
public record Conditional(ConditionalVelocity values) implements Estimate {
    @Override
    public CodeBlock code() {
        return CodeBlock.of("examples.velocity()");
    }

    @Override
    public double averaged() {
        return 0;
    }

    @Override
    public boolean withinClass() {
        return true;
    }
}
