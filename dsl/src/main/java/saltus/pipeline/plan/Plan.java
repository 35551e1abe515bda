package saltus.pipeline.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;

/**
 * The evaluations of the network in a training step, as executed and in the reference order, counted in the graphs of
 * both. Counting takes a few milliseconds a pipeline; curricula count as they are at their end.
 *
 * <p>A teacher's evaluation counts as one of a network that is as large as the student.
 *
 * @param lines each evaluation in the order in which it happens
 */
public record Plan(List<Line> lines) {
    public Plan {
        lines = List.copyOf(lines);
    }

    /**
     * One evaluation.
     *
     * @param what with which arguments, e.g. {@code u(z_t, r, t, y)}: z_t and z_s are the points at t and s, y the
     *     student's label and null the label of no class; z', r' and t' are none of these
     * @param mode what is wanted of it
     * @param planned on which rows it is executed
     * @param reference on which rows it is in the reference order (nothing shared, tangents on all rows)
     */
    public record Line(String what, Mode mode, Rows planned, Rows reference) {
        /** Expected cost as executed, in forward evaluations of the whole batch. */
        public double plannedCost() {
            return planned.share() * mode.price();
        }

        /** The same in the reference order. */
        public double referenceCost() {
            return reference.share() * mode.price();
        }
    }

    /**
     * Rows of a batch.
     *
     * @param words which, e.g. {@code r < t, labelled}
     * @param share their expected number over that of the batch; more than 1 where rows are asked for more than once
     */
    public record Rows(String words, double share) {
        /** No evaluation, or none of its own. */
        public static final Rows NONE = new Rows("none", 0);
    }

    /** Counts what a pipeline evaluates. */
    public static Plan of(Pipeline pipeline) {
        List<List<Counted>> both = Stream.of(Evaluations.PLANNED, Evaluations.REFERENCE)
                .parallel()
                .map(order -> Count.evenly(pipeline, order))
                .toList();
        List<Counted> reference = new ArrayList<>(both.get(1));
        List<Line> lines = new ArrayList<>();
        for (Counted planned : both.get(0)) {
            Optional<Counted> same =
                    reference.stream().filter(planned::asksTheSame).findFirst();
            same.ifPresent(reference::remove);
            lines.add(planned.line(planned.rows(), same.map(Counted::rows).orElse(Rows.NONE)));
        }
        reference.forEach(counted -> lines.add(counted.line(Rows.NONE, counted.rows())));
        return new Plan(lines);
    }

    /** Expected cost of a step in forward evaluations of the whole batch, as executed. */
    public double planned() {
        return sum(Line::plannedCost);
    }

    /** The same in the reference order. */
    public double reference() {
        return sum(Line::referenceCost);
    }

    private double sum(ToDoubleFunction<Line> cost) {
        return lines.stream().mapToDouble(cost).sum();
    }
}
