package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.TensorWeight;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.MethodCall;
import saltus.processor.design.Design;

/** A method of the recipe over tensors. */
public record ByMethod(TensorWeight values, Design design) implements TimeFactor {
    @Override
    public CodeBlock code() {
        return MethodCall.code(
                design, TensorMethod.WEIGHT, "examples.times().r()", "examples.times().s()", "examples.times().t()");
    }
}
