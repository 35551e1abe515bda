package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import saltus.TensorDistance;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.MethodCall;
import saltus.processor.design.Design;

/** A method of the recipe over tensors. */
public record ByMethod(TensorDistance values, Design design) implements Metric {
    /** It is given both whole. */
    @Override
    public boolean comparesSets() {
        return true;
    }

    @Override
    public CodeBlock code() {
        Sides sides = Sides.of(design);
        return MethodCall.code(design, TensorMethod.DISTANCE, sides.prediction(), sides.target());
    }
}
