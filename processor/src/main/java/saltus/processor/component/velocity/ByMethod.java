package saltus.processor.component.velocity;

import com.palantir.javapoet.CodeBlock;
import saltus.ClassConsistentBatches;
import saltus.TensorVelocity;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.MethodCall;
import saltus.processor.design.Design;

/** A method of the recipe over tensors, which may look at the whole batch. */
public record ByMethod(TensorVelocity values, Design design) implements Estimate {
    @Override
    public CodeBlock code() {
        return MethodCall.code(
                design,
                TensorMethod.VELOCITY,
                "examples.z()",
                "examples.times().t()",
                "examples.samples()",
                "examples.noise()");
    }

    @Override
    public double averaged() {
        return 1;
    }

    @Override
    public boolean withinClass() {
        return design.has(ClassConsistentBatches.class);
    }
}
