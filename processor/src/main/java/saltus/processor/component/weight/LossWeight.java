package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.UniformWeight;
import saltus.pipeline.AnnotationView;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** A weight of a row by the size of its loss. */
public sealed interface LossWeight permits Uniform, Adaptive, Shaped {
    /** The weight of a design; without a component all losses count as they are. */
    static LossWeight of(Design design) {
        return Answers.of(LossWeight.class, design)
                .orElseGet(() -> new Uniform(AnnotationView.of(UniformWeight.class)));
    }

    /** The weighted loss [B] of a distance [B]. */
    CodeBlock code(CodeBlock distance);

    /** The loss of a row grows with its squared error as e^(1 - power). */
    double power();

    /** True if rows count by the size of their error, so that what is learned of targets that differ is not their mean. */
    default boolean bends() {
        return power() > 0;
    }

    /** What is asked of {@link saltus.pipeline.VariationalWeighting}. */
    default CodeBlock afterLambda() {
        return CodeBlock.of("");
    }

    /** True if its floor is measured against the sum over a sample's entries. */
    boolean needsSum();
}
