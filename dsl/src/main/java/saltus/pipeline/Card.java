package saltus.pipeline;

import java.util.List;

/**
 * A design in words, written by the compiler into the pipeline: what {@code saltus explain} prints.
 *
 * @param recipe the recipe's simple name
 * @param type the recipe's full name
 * @param summary the first sentence of the recipe's documentation, empty if it has none
 * @param components the components in force
 * @param checks the rules that the design passed, one sentence each
 * @param plan the network evaluations of a training step
 */
public record Card(
        String recipe,
        String type,
        String summary,
        List<ComponentLine> components,
        List<String> checks,
        List<Evaluation> plan) {
    public Card {
        components = List.copyOf(components);
        checks = List.copyOf(checks);
        plan = List.copyOf(plan);
    }

    /**
     * One component.
     *
     * @param category what it decides
     * @param text the annotation as written
     * @param source the recipe that declares it
     */
    public record ComponentLine(String category, String text, String source) {}

    /**
     * One evaluation of the network in a training step.
     *
     * @param what which value, e.g. {@code u(z, r, t, y)}
     * @param rows on which rows, e.g. {@code r < t}
     * @param mode what is wanted of it
     * @param planned expected cost in forward evaluations of the whole batch, as executed
     * @param reference the same in the reference order (everything on all rows, nothing shared)
     */
    public record Evaluation(String what, String rows, String mode, double planned, double reference) {}

    /** Expected cost of a step in forward evaluations of the whole batch, as executed. */
    public double plannedCost() {
        return plan.stream().mapToDouble(Evaluation::planned).sum();
    }

    /** The same in the reference order. */
    public double referenceCost() {
        return plan.stream().mapToDouble(Evaluation::reference).sum();
    }
}
