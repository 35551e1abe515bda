package saltus.pipeline;

import java.util.Optional;
import saltus.graph.Tensor;

/**
 * A batch on the path: samples, noise, labels and times together with z_t and the conditional velocity.
 *
 * <p>In the planned order of evaluations the rows that learn a shortcut stand first, so that everything that concerns
 * only them is a view of the front; {@link #probe} and {@link #inOrder} put rows back in the order of the batch.
 */
public final class Examples {
    private final TrainingStep step;
    private final Optional<Tensor> order;
    private final Condition condition;
    private final Times times;
    private final Tensor samples;
    private final Tensor noise;
    private final Tensor z;
    private final Tensor velocity;
    private final Tensor shortcuts;

    private Examples(
            TrainingStep step,
            Optional<Tensor> order,
            Tensor x,
            Tensor noise,
            Condition condition,
            Times times,
            Path path) {
        this.step = step;
        this.order = order;
        this.condition = condition;
        this.times = times;
        this.samples = x;
        this.noise = noise;
        this.z = path.mix(x, noise, times.t());
        this.velocity = path.velocity(x, noise, times.t());
        this.shortcuts = times.shortcut().rows();
        probe("z_t", z);
        probe("v_t", velocity);
    }

    /** Puts the batch on the path. In the planned order of evaluations the rows that learn a shortcut come first. */
    public static Examples of(TrainingStep step, Path path, Tensor labels, Times times) {
        return of(step, path, Condition.of(labels), times);
    }

    /** Puts the batch on the path, on which the network is asked with a condition [B] of one's own. */
    public static Examples of(TrainingStep step, Path path, Condition condition, Times times) {
        Tensor x = step.images();
        Tensor noise = step.noise();
        if (times.shortcutsLead() || step.evaluations() == Evaluations.REFERENCE) {
            return new Examples(step, Optional.empty(), x, noise, condition, times, path);
        }
        Tensor order = times.shortcut().order();
        return new Examples(
                step,
                Optional.of(order),
                x.gather(order),
                noise.gather(order),
                condition.gather(order),
                times.shortcutsFirst(order),
                path);
    }

    /** x_0 [B, ..]. */
    public Tensor samples() {
        return samples;
    }

    /** The path's noise [B, ..]. */
    public Tensor noise() {
        return noise;
    }

    /** The samples' own classes [B], dropped or not. */
    Tensor classes() {
        return inPlannedOrder(step.labels());
    }

    /** A value [B, ..] in the order in which the batch came, put in the order of evaluations. */
    Tensor inPlannedOrder(Tensor value) {
        return order.map(value::gather).orElse(value);
    }

    /** z_t [B, ..]. */
    public Tensor z() {
        return z;
    }

    /** The conditional velocity alpha' x_0 + sigma' noise [B, ..]. */
    public Tensor velocity() {
        return velocity;
    }

    /** Labels that the student gets [B]. */
    public Tensor labels() {
        return condition.labels();
    }

    /** All that the student is asked with besides points and times. */
    public Condition condition() {
        return condition;
    }

    /** r, s, t [B]. */
    public Times times() {
        return times;
    }

    /** How far training has come on its way to a number of steps, the same for all rows [B]; see {@link saltus.Progress}. */
    public Tensor progress(int steps) {
        return times.t().ones().times(step.progress(steps));
    }

    /** Numbers of the rows that learn a shortcut [n]. */
    public Tensor shortcuts() {
        return shortcuts;
    }

    /** The student's prediction F(z_t, r, t, y) [B, ..]. */
    public Tensor prediction() {
        Tensor u = step.student().apply(z, times.r(), times.t(), condition);
        probe("u", u);
        return u;
    }

    /** Names a value [B, ..] of this batch, put back in the order in which the batch came. */
    public void probe(String name, Tensor value) {
        step.probe(name, inOrder(value));
    }

    /** A value [B, ..] put back in the order in which the batch came. */
    public Tensor inOrder(Tensor value) {
        return order.map(o -> value.scatter(o, value)).orElse(value);
    }

    /** The leading rows of a value [B, ..] that learn a shortcut, if those are known to lead; else all rows. */
    Tensor front(Tensor value) {
        return times.shortcutsLead() ? value.head(shortcuts) : value;
    }

    /** The rows of {@link #front} of what the student is asked with. */
    Condition frontCondition() {
        return condition.each(this::front);
    }

    /** The times of {@link #front}. */
    Times frontTimes() {
        return new Times(
                front(times.r()), front(times.s()), front(times.t()), front(times.shortcut()), times.shortcutsLead());
    }

    /** Values of {@link #front} as values of all rows, zero elsewhere. */
    Tensor everywhere(Tensor front) {
        return times.shortcutsLead() ? front.pad(z) : front;
    }

    TrainingStep step() {
        return step;
    }
}
