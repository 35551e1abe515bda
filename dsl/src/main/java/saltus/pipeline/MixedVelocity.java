package saltus.pipeline;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * Guidance by target mixing: on rows whose label is kept and that are guided, the velocity becomes a mean of v, u(z, t, t, y)
 * and u(z, t, t, null) with weights that sum to 1; v elsewhere. See {@link saltus.Guidance}, {@link saltus.GuidanceFormula} and
 * {@link saltus.GuidanceInput}.
 */
public final class MixedVelocity {
    private final Mean mean;
    private final boolean readsConditional;
    private final Function<Examples, Tensor> guided;

    /** The mean [B, ..] of three velocities [B, ..]. */
    private interface Mean {
        Tensor of(Examples examples, Tensor own, Tensor conditional, Tensor unconditional);
    }

    /** @param guided which rows are guided, if their label is kept [B] */
    private MixedVelocity(Mean mean, boolean readsConditional, Function<Examples, Tensor> guided) {
        this.mean = mean;
        this.readsConditional = readsConditional;
        this.guided = guided;
    }

    /** The weights and the guided interval, 0 &lt;= from &lt;= until &lt;= 1. */
    public MixedVelocity(double omega, double kappa, double from, double until) {
        this(
                (examples, own, conditional, unconditional) ->
                        own.times(omega).plus(conditional.times(kappa)).plus(unconditional.times(1 - omega - kappa)),
                kappa != 0,
                examples -> within(examples, from, until));
    }

    /** A weight omega [B] of t [B], at all times; see {@link saltus.GuidanceFormula}. */
    public static MixedVelocity byTime(UnaryOperator<Tensor> omega, double kappa) {
        return new MixedVelocity(
                (examples, own, conditional, unconditional) -> {
                    Tensor t = examples.times().t();
                    return own.times(omega.apply(t).over(own))
                            .plus(conditional.times(kappa))
                            .plus(unconditional.times(
                                    omega.apply(t).from(1 - kappa).over(unconditional)));
                },
                kappa != 0,
                examples -> within(examples, 0, 1));
    }

    /**
     * The scale and the window that the network is told: v + (1 - 1/omega) (u(z, t, t, y, omega) - u(z, t, t, null, 1)); see {@link
     * saltus.GuidanceInput}.
     */
    public static MixedVelocity byInput() {
        return new MixedVelocity(
                (examples, own, conditional, unconditional) -> {
                    Tensor omega = examples.condition().omega();
                    Tensor share = omega.minus(1).dividedBy(omega);
                    return own.plus(conditional.minus(unconditional).times(share.over(own)));
                },
                true,
                examples -> examples.condition().holdsAt(examples.times().t()));
    }

    private static Tensor within(Examples examples, double from, double until) {
        Tensor t = examples.times().t();
        return t.atLeast(from).and(t.atMost(until));
    }

    /**
     * The guided velocity [B, ..], under stop-gradient.
     *
     * @param velocity v [B, ..]
     * @param prediction the student's own output, which is u(z, t, t, y) where r = t
     */
    public Tensor of(Examples examples, Tensor velocity, Tensor prediction) {
        Tensor t = examples.times().t();
        TrainingStep step = examples.step();
        if (step.nullLabel() == 0) {
            return velocity;
        }
        Tensor kept = examples.labels().equalTo(step.nullLabel()).not();
        Tensor rows = guided.apply(examples).and(kept);
        examples.probe("cfg_mask", rows.choose(t.ones(), t.zeros()));
        Tensor mixed = step.evaluations() == Evaluations.REFERENCE
                ? apart(examples, velocity, rows)
                : together(examples, velocity, rows, prediction);
        return rows.over(mixed).choose(mixed, velocity).stopGradient();
    }

    /** Two evaluations of their own on all guided rows. */
    private Tensor apart(Examples examples, Tensor velocity, Tensor guided) {
        Tensor rows = guided.rows();
        Tensor z = examples.z().gather(rows);
        Tensor t = examples.times().t().gather(rows);
        Condition condition = examples.condition().gather(rows);
        Network target = examples.step().target();
        Tensor conditional = target.apply(z, t, t, condition);
        Tensor unconditional =
                target.apply(z, t, t, condition.unconditional(examples.step().nullLabel()));
        examples.step().probe("tgt_u_cond_tt", conditional);
        examples.step().probe("tgt_u_uncond_tt", unconditional);
        return mean.of(
                examples, velocity, conditional.scatter(rows, examples.z()), unconditional.scatter(rows, examples.z()));
    }

    /**
     * One evaluation for both values, without the rows where the student's own output is the conditional value already
     * (r = t, target network = student).
     */
    private Tensor together(Examples examples, Tensor velocity, Tensor guided, Tensor prediction) {
        Tensor z = examples.z();
        Tensor t = examples.times().t();
        Condition condition = examples.condition();
        boolean shared = examples.step().sharesTarget();
        Network target = examples.step().target();
        Tensor missing = shared ? guided.and(examples.times().shortcut()) : guided;
        Tensor conditionalRows = missing.rows();
        Tensor unconditionalRows = guided.rows();
        Tensor rows = readsConditional ? Tensor.concat(0, conditionalRows, unconditionalRows) : unconditionalRows;
        Condition nulls = condition
                .gather(unconditionalRows)
                .unconditional(examples.step().nullLabel());
        Condition asked = readsConditional ? Condition.concat(condition.gather(conditionalRows), nulls) : nulls;
        Tensor times = t.gather(rows);
        Tensor values = target.apply(z.gather(rows), times, times, asked);
        Tensor unconditional = values.tail(unconditionalRows).scatter(unconditionalRows, z);
        if (!readsConditional) {
            return mean.of(examples, velocity, z.zeros(), unconditional);
        }
        Tensor evaluated = values.head(conditionalRows).scatter(conditionalRows, z);
        Tensor conditional =
                shared ? examples.times().shortcut().over(z).choose(evaluated, prediction.stopGradient()) : evaluated;
        return mean.of(examples, velocity, conditional, unconditional);
    }
}
