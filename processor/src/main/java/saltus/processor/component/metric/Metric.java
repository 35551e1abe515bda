package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import saltus.pipeline.opening.Obligation;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** A distance between prediction and target. */
public sealed interface Metric permits Squared, Absolute, Huber, Logarithmic, Kernel, Perceptual, ByMethod, SetMetric {
    /** The metric of a design; empty while it is missing. */
    static Optional<Metric> of(Design design) {
        return Answers.of(Metric.class, design);
    }

    /** The distance of each row [B], over {@code error} or, of points, over {@code ends}. */
    CodeBlock code();

    /** True if what is learned under it is the mean of the targets. */
    default boolean learnsMeans() {
        return false;
    }

    /** True if it is the sum over a sample's entries, or grows with their number as one. */
    default boolean sums() {
        return true;
    }

    /** True if it compares points at time r, not outputs of the network. */
    default boolean comparesSamples() {
        return false;
    }

    /** True if it compares the members of groups that share their times. */
    default boolean comparesGroups() {
        return false;
    }

    /** True if it can compare a row's prediction with the row's target. */
    default boolean comparesRows() {
        return true;
    }

    /** True if it can compare the samples of a batch with its data, as two sets. */
    default boolean comparesSets() {
        return false;
    }

    /** True if each row has a distance of its own, at least 0, that may be weighed by itself. */
    default boolean weighsRows() {
        return true;
    }

    /** What has to hold for the data. */
    default List<Obligation> obligations() {
        return List.of();
    }
}
