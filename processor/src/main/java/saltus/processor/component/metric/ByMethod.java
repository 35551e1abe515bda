package saltus.processor.component.metric;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.CompareSamples;
import saltus.TensorDistance;
import saltus.processor.design.Design;
import saltus.processor.design.StaticMethod;

/** A method of the recipe over tensors. */
public record ByMethod(TensorDistance values, Design design) implements Metric {
    /** The method's name. */
    public static final String NAME = "distance";

    /** The method; empty while the recipe lacks it. */
    public Optional<StaticMethod> method() {
        return design.tensorMethod(NAME, 2);
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                design.has(CompareSamples.class)
                        ? "$T.$L(ends.prediction(), ends.target())"
                        : "$T.$L(prediction, target)",
                ClassName.bestGuess(method().orElseThrow().owner()),
                NAME);
    }
}
