package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.UniformWeight;

/** No weight. */
public record Uniform(UniformWeight values) implements LossWeight {
    @Override
    public CodeBlock code(CodeBlock distance) {
        return distance;
    }

    @Override
    public double power() {
        return 0;
    }

    @Override
    public boolean needsSum() {
        return false;
    }
}
