package saltus.pipeline;

import java.util.List;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;

/**
 * The target of a continuous shortcut model for an average velocity: u_tgt = v - (t - r) du/dt, the derivative of the
 * target network along (v, 0, 1) in (z, r, t). Source: framework, Eq. 8.
 *
 * <p>(t - r) du/dt vanishes where r = t; in the planned order the derivative is taken on the other rows only.
 */
public final class ContinuousTarget {
    /**
     * The target [B, ..], under stop-gradient.
     *
     * @param velocity leading term and direction of the derivative
     */
    public Tensor of(Examples examples, Tensor velocity) {
        examples.probe("v_tangent", velocity);
        Tensor derivative = derivative(examples, velocity);
        examples.probe("dudt", derivative);
        Times times = examples.times();
        Tensor interval = times.t().minus(times.r()).over(velocity);
        Tensor target = velocity.minus(interval.times(derivative)).stopGradient();
        examples.probe("u_target", target);
        return target;
    }

    private static Tensor derivative(Examples examples, Tensor velocity) {
        Tensor z = examples.z();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        Network target = examples.step().target();
        if (!examples.times().shortcutsLead()) {
            Tensor u = target.apply(z, r, t, examples.labels());
            return ForwardMode.tangent(u, direction(z, r, t, velocity));
        }
        Tensor rows = examples.shortcuts();
        if (examples.step().sharesTarget()) {
            Tensor u = target.apply(z, r, t, examples.labels());
            return ForwardMode.tangent(u, direction(z, r, t, velocity), rows).pad(z);
        }
        Tensor front = z.head(rows);
        Tensor end = r.head(rows);
        Tensor start = t.head(rows);
        Tensor u = target.apply(front, end, start, examples.labels().head(rows));
        return ForwardMode.tangent(u, direction(front, end, start, velocity.head(rows)))
                .pad(z);
    }

    private static List<Seed> direction(Tensor z, Tensor r, Tensor t, Tensor velocity) {
        return List.of(new Seed(z, velocity), Seed.fixed(r), new Seed(t, t.ones()));
    }
}
