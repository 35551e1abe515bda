package saltus.pipeline;

import java.util.OptionalDouble;
import saltus.graph.Tensor;

/**
 * The target of a discrete shortcut model for an average velocity: the mean velocity of two steps,
 * u_tgt = a v1 + (1 - a) u(z_s, r, s) with z_s = z_t + (s - t) v1 and a = (t - s) / (t - r); rows that learn no shortcut
 * have the velocity at t. Source: framework, Eq. 5 and identity I7.
 */
public final class DiscreteTarget {
    private final OptionalDouble inner;
    private final double limit;
    private final double omega;
    private final double guided;
    private final Hops hops;

    private DiscreteTarget(OptionalDouble inner, double limit, double omega, double guided, Hops hops) {
        this.inner = inner;
        this.limit = limit;
        this.omega = omega;
        this.guided = guided;
        this.hops = hops;
    }

    /**
     * A target of two steps without guidance.
     *
     * @param inner a, in (0, 1)
     * @param limit bound on z_s and target; infinite for none
     */
    public static DiscreteTarget of(double inner, double limit) {
        return new DiscreteTarget(OptionalDouble.of(inner), limit, 1, 0, Hops.ONE);
    }

    /**
     * A target of two steps whose share a = (t - s) / (t - r) is that of each row's times.
     *
     * @param limit bound on z_s and target; infinite for none
     */
    public static DiscreteTarget byTimes(double limit) {
        return new DiscreteTarget(OptionalDouble.empty(), limit, 1, 0, Hops.ONE);
    }

    /**
     * This target with guided network velocities on the rows of the smallest shortcuts, which have to lead.
     *
     * @param scale guidance scale
     * @param smallest t - r of these rows, greater than 0; other shortcuts are at least twice as long
     */
    public DiscreteTarget guided(double scale, double smallest) {
        return new DiscreteTarget(inner, limit, scale, smallest, hops);
    }

    /** This target with a second step of so many hops. */
    public DiscreteTarget hops(int count) {
        return new DiscreteTarget(inner, limit, omega, guided, new Hops(count));
    }

    /** The target whose first step follows {@code velocity} [B, ..], which is also what the other rows learn. */
    public Tensor alongVelocity(Examples examples, Tensor velocity) {
        Tensor first = front(examples, velocity, examples.shortcuts());
        return second(examples, velocity, first);
    }

    /** The target whose first step follows the network; {@code velocity} [B, ..] is what the other rows learn. */
    public Tensor alongNetwork(Examples examples, Tensor velocity) {
        Tensor rows = examples.shortcuts();
        Tensor z = front(examples, examples.z(), rows);
        Tensor s = front(examples, examples.times().s(), rows);
        Tensor t = front(examples, examples.times().t(), rows);
        Condition condition = examples.frontCondition();
        Tensor first = evaluated(examples, "tgt_hop1", z, s, t, condition);
        return second(examples, velocity, first);
    }

    private Tensor second(Examples examples, Tensor velocity, Tensor first) {
        Tensor rows = examples.shortcuts();
        Times all = examples.times();
        Tensor z = front(examples, examples.z(), rows);
        Tensor r = front(examples, all.r(), rows);
        Tensor s = front(examples, all.s(), rows);
        Tensor t = front(examples, all.t(), rows);
        Condition condition = examples.frontCondition();
        Tensor between = clamped(z.plus(s.minus(t).over(z).times(first)));
        examples.step().probe("z_s", between);
        Tensor second = second(examples, between, r, s, condition);
        Tensor both = clamped(mean(first, second, r, s, t));
        Tensor everywhere = all.shortcutsLead() ? both.pad(examples.z()) : both;
        Tensor target =
                all.shortcut().over(everywhere).choose(everywhere, velocity).stopGradient();
        examples.probe("u_target", target);
        return target;
    }

    /** The mean velocity of the second step, whose hops are equally long. */
    private Tensor second(Examples examples, Tensor between, Tensor r, Tensor s, Condition condition) {
        Tensor z = between;
        Tensor sum = evaluated(examples, "tgt_hop2", z, hops.after(1, r, s), s, condition);
        Tensor last = sum;
        for (int i = 1; i < hops.count(); i++) {
            Tensor from = hops.after(i, r, s);
            z = z.plus(from.minus(hops.after(i - 1, r, s)).over(z).times(last));
            last = evaluated(examples, "tgt_hop" + (i + 2), z, hops.after(i + 1, r, s), from, condition);
            sum = sum.plus(last);
        }
        return hops.count() == 1 ? sum : sum.dividedBy(hops.count());
    }

    private Tensor mean(Tensor first, Tensor second, Tensor r, Tensor s, Tensor t) {
        if (inner.isPresent()) {
            double share = inner.getAsDouble();
            return first.times(share).plus(second.times(1 - share));
        }
        Tensor share = t.minus(s).dividedBy(t.minus(r)).over(first);
        return first.times(share).plus(second.times(share.from(1)));
    }

    private static Tensor front(Examples examples, Tensor value, Tensor rows) {
        return examples.times().shortcutsLead() ? value.head(rows) : value;
    }

    /** The target network's velocity on these rows, guided on the first ones by a second value in the same evaluation. */
    private Tensor evaluated(Examples examples, String name, Tensor z, Tensor r, Tensor t, Condition condition) {
        Network target = examples.step().target();
        if (guided == 0) {
            Tensor raw = target.apply(z, r, t, condition);
            examples.step().probe(name + "_raw", raw);
            return raw;
        }
        Times times = examples.frontTimes();
        Tensor leading = times.t().minus(times.r()).lessThan(1.5 * guided);
        Tensor rows = leading.rows();
        Condition nulls = condition.head(rows).unconditional(examples.step().nullLabel());
        Condition asked = Condition.concat(condition, nulls);
        Tensor raw = target.apply(
                Tensor.concat(0, z, z.head(rows)),
                Tensor.concat(0, r, r.head(rows)),
                Tensor.concat(0, t, t.head(rows)),
                asked);
        examples.step().probe(name + "_raw", raw);
        examples.step().probe(name + "_y", asked.labels());
        Tensor plain = raw.head(z);
        Tensor unconditional = raw.tail(rows);
        Tensor mixed = unconditional.plus(raw.head(rows).minus(unconditional).times(omega));
        return leading.over(plain).choose(mixed.pad(plain), plain);
    }

    private Tensor clamped(Tensor x) {
        return Double.isInfinite(limit) ? x : x.maximum(-limit).minimum(limit);
    }
}
