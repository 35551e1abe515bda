package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.AdaptiveWeight;
import saltus.pipeline.AdaptiveWeighting;

/** e / (e + floor)^power: large errors count no more than small ones. */
public record Adaptive(AdaptiveWeight values) implements LossWeight {
    @Override
    public CodeBlock code(CodeBlock distance) {
        return CodeBlock.of(
                values.squared() ? "$T.ofSquares($L, $L).of($L)" : "new $T($L, $L).of($L)",
                AdaptiveWeighting.class,
                values.power(),
                values.floor(),
                distance);
    }

    @Override
    public double power() {
        return values.power();
    }

    @Override
    public boolean needsSum() {
        return true;
    }
}
