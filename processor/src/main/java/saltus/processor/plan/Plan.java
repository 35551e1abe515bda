package saltus.processor.plan;

import java.util.List;
import org.immutables.value.Value;

/** The network evaluations of a training step, planned and in the reference order. */
@Value.Immutable
public interface Plan {
    /** The evaluations in the order in which they happen. */
    List<Evaluation> evaluations();

    /**
     * One evaluation, costs in forward evaluations of the whole batch.
     *
     * @param what which value
     * @param rows on which rows
     * @param mode what is wanted of it
     * @param planned expected cost as executed
     * @param reference the same in the reference order
     */
    record Evaluation(String what, String rows, String mode, double planned, double reference) {}

    /** Expected cost of a step as executed. */
    default double planned() {
        return evaluations().stream().mapToDouble(Evaluation::planned).sum();
    }

    /** The same in the reference order. */
    default double reference() {
        return evaluations().stream().mapToDouble(Evaluation::reference).sum();
    }
}
