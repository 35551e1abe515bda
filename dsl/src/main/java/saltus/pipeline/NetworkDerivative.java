package saltus.pipeline;

import java.util.List;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;

/**
 * The target network's value F(z, r, t, y) and its derivative along (velocity, 0, 1) in (z, r, t), both [B, ..].
 *
 * <p>Shortcuts alone need them: in the planned order of evaluations the derivative is taken on the rows with r &lt; t, and
 * both are zero elsewhere unless the value was there already.
 *
 * @param value F
 * @param slope dF/dt
 */
record NetworkDerivative(Tensor value, Tensor slope) {
    static NetworkDerivative of(Examples examples, Tensor velocity) {
        Tensor z = examples.z();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        Network target = examples.step().target();
        if (!examples.times().shortcutsLead()) {
            Tensor u = target.apply(z, r, t, examples.labels());
            return new NetworkDerivative(u, ForwardMode.tangent(u, direction(z, r, t, velocity)));
        }
        Tensor rows = examples.shortcuts();
        if (examples.step().sharesTarget()) {
            Tensor u = target.apply(z, r, t, examples.labels());
            Tensor slope = ForwardMode.tangent(u, direction(z, r, t, velocity), rows);
            return new NetworkDerivative(u, slope.pad(z));
        }
        Tensor front = z.head(rows);
        Tensor end = r.head(rows);
        Tensor start = t.head(rows);
        Tensor u = target.apply(front, end, start, examples.labels().head(rows));
        Tensor slope = ForwardMode.tangent(u, direction(front, end, start, velocity.head(rows)));
        return new NetworkDerivative(u.pad(z), slope.pad(z));
    }

    private static List<Seed> direction(Tensor z, Tensor r, Tensor t, Tensor velocity) {
        return List.of(new Seed(z, velocity), Seed.fixed(r), new Seed(t, t.ones()));
    }
}
