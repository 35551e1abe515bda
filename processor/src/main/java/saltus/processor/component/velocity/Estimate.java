package saltus.processor.component.velocity;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import saltus.ConditionalVelocity;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.opening.Obligation;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** The velocity that data lend to a row. */
public sealed interface Estimate permits Conditional, PlugIn, Taught, ByMethod {
    /** The estimate of a design; without a component rows follow their own conditional velocity. */
    static Estimate of(Design design) {
        return Answers.of(Estimate.class, design)
                .orElseGet(() -> new Conditional(AnnotationView.of(ConditionalVelocity.class)));
    }

    /** The velocity of every row [B, ..]. */
    CodeBlock code();

    /** Share of the rows whose velocity is a mean over the batch. */
    double averaged();

    /** True if such a mean keeps to the row's own class. */
    boolean withinClass();

    /** True if rows at the same point have different velocities, each its sample's, of which a mean is learned. */
    default boolean varies() {
        return true;
    }

    /** What has to hold for the batch. */
    default List<Obligation> obligations() {
        return List.of();
    }
}
