package saltus.pipeline;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/**
 * Guidance by target mixing, v~ = omega v + kappa u(z, t, t, y) + (1 - omega - kappa) u(z, t, t, null) on rows whose
 * label is kept and whose time lies in [from, until]; v elsewhere. See {@link saltus.Guidance} and
 * {@link saltus.GuidanceFormula}.
 */
public final class MixedVelocity {
    private final BinaryOperator<Tensor> own;
    private final double kappa;
    private final BinaryOperator<Tensor> rest;
    private final double from;
    private final double until;

    /**
     * @param own the velocity [B, ..] times its weight at t [B]
     * @param rest the unconditional one times its weight
     */
    private MixedVelocity(
            BinaryOperator<Tensor> own, double kappa, BinaryOperator<Tensor> rest, double from, double until) {
        this.own = own;
        this.kappa = kappa;
        this.rest = rest;
        this.from = from;
        this.until = until;
    }

    /** The weights and the guided interval, 0 &lt;= from &lt;= until &lt;= 1. */
    public MixedVelocity(double omega, double kappa, double from, double until) {
        this((v, t) -> v.times(omega), kappa, (v, t) -> v.times(1 - omega - kappa), from, until);
    }

    /** A weight omega [B] of t [B], at all times; see {@link saltus.GuidanceFormula}. */
    public static MixedVelocity byTime(UnaryOperator<Tensor> omega, double kappa) {
        return new MixedVelocity(
                (v, t) -> v.times(omega.apply(t).over(v)),
                kappa,
                (v, t) -> v.times(omega.apply(t).from(1 - kappa).over(v)),
                0,
                1);
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
        Tensor guided = t.atLeast(from).and(t.atMost(until)).and(kept);
        examples.probe("cfg_mask", guided.choose(t.ones(), t.zeros()));
        Tensor mixed = step.evaluations() == Evaluations.REFERENCE
                ? apart(examples, velocity, guided)
                : together(examples, velocity, guided, prediction);
        return guided.over(mixed).choose(mixed, velocity).stopGradient();
    }

    private Tensor mix(Examples examples, Tensor velocity, Tensor conditional, Tensor unconditional) {
        Tensor t = examples.times().t();
        return own.apply(velocity, t).plus(conditional.times(kappa)).plus(rest.apply(unconditional, t));
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
        return mix(
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
        Tensor rows = kappa == 0 ? unconditionalRows : Tensor.concat(0, conditionalRows, unconditionalRows);
        Condition nulls = condition
                .gather(unconditionalRows)
                .unconditional(examples.step().nullLabel());
        Condition asked = kappa == 0 ? nulls : Condition.concat(condition.gather(conditionalRows), nulls);
        Tensor times = t.gather(rows);
        Tensor values = target.apply(z.gather(rows), times, times, asked);
        Tensor unconditional = values.tail(unconditionalRows).scatter(unconditionalRows, z);
        if (kappa == 0) {
            return mix(examples, velocity, z.zeros(), unconditional);
        }
        Tensor evaluated = values.head(conditionalRows).scatter(conditionalRows, z);
        Tensor conditional =
                shared ? examples.times().shortcut().over(z).choose(evaluated, prediction.stopGradient()) : evaluated;
        return mix(examples, velocity, conditional, unconditional);
    }
}
