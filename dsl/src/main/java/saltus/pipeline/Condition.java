package saltus.pipeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * What a network is asked with besides points and times.
 *
 * @param labels classes [rows], the number of classes standing for none
 * @param guidance empty if guidance is no input of the network; else what it is told of it [rows, 1 or 3]: the scale omega,
 *     and, if guidance has a window, between which times it holds, from and until
 */
public record Condition(Tensor labels, Optional<Tensor> guidance) {
    /** Labels [rows], without guidance. */
    public static Condition of(Tensor labels) {
        return new Condition(labels, Optional.empty());
    }

    /** The same done to each part, rows being what all have in common. */
    public Condition each(UnaryOperator<Tensor> change) {
        return new Condition(change.apply(labels), guidance.map(change));
    }

    /** The rows with these numbers [n]. */
    public Condition gather(Tensor rows) {
        return each(part -> part.gather(rows));
    }

    /** As many leading rows as another value has. */
    public Condition head(Tensor like) {
        return each(part -> part.head(like));
    }

    /**
     * The same rows without a class: labels are null, and guidance, where there is any, is none.
     *
     * @param nullLabel K
     */
    public Condition unconditional(int nullLabel) {
        Tensor isLabel = labels.equalTo(labels);
        return new Condition(
                isLabel.choose(labels.graph().scalar(nullLabel), labels), guidance.map(Condition::unguided));
    }

    /**
     * The same, but told of no guidance on some rows: omega = 1 at all times.
     *
     * @param rows true for these [rows]
     */
    Condition unguidedWhere(Tensor rows) {
        return new Condition(labels, guidance.map(given -> rows.over(given).choose(unguided(given), given)));
    }

    /** The scale omega [rows]; there has to be guidance. */
    Tensor omega() {
        return column(0);
    }

    /** Where guidance holds at t [rows]: true everywhere without a window. */
    Tensor holdsAt(Tensor t) {
        return columns() == 1 ? t.equalTo(t) : column(1).atMost(t).and(t.atMost(column(2)));
    }

    private int columns() {
        return guidance.orElseThrow().shape().dim(1).size();
    }

    /** One of the numbers that guidance has [rows]. */
    Tensor column(int index) {
        return guidance.orElseThrow().slice(1, index, index + 1).sum(1);
    }

    /** omega = 1 and the window [0, 1], shaped as given. */
    private static Tensor unguided(Tensor guidance) {
        int columns = guidance.shape().dim(1).size();
        Tensor omega = guidance.slice(1, 0, 1).ones();
        return columns == 1 ? omega : Tensor.concat(1, omega, omega.zeros(), omega);
    }

    /** Rows of all, one after the other; either all know of guidance or none. */
    public static Condition concat(Condition... parts) {
        Tensor[] labels = Arrays.stream(parts).map(Condition::labels).toArray(Tensor[]::new);
        Tensor[] guidance =
                Arrays.stream(parts).flatMap(part -> part.guidance.stream()).toArray(Tensor[]::new);
        return new Condition(
                Tensor.concat(0, labels),
                guidance.length == 0 ? Optional.empty() : Optional.of(Tensor.concat(0, guidance)));
    }
}
