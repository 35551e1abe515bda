package saltus.pipeline;

import java.util.List;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;

/**
 * The target network's value F(z, r, t, y) and its derivative along (direction, 0, 1) in (z, r, t), both [B, ..].
 *
 * <p>Shortcuts alone need them: in the planned order of evaluations the derivative is taken on the rows with r &lt; t, and
 * both are zero elsewhere unless the value was there already.
 *
 * @param value F
 * @param slope dF/dt
 */
public record NetworkDerivative(Tensor value, Tensor slope) {
    /** How a derivative is taken. */
    public sealed interface Mode permits Forward, Difference {}

    private record Forward() implements Mode {}

    private record Difference(double step, boolean central) implements Mode {}

    /** Forward differentiation: exact. */
    public static Mode forward() {
        return new Forward();
    }

    /** A difference over at most {@code step} of time; see {@link saltus.FiniteDifference}. */
    public static Mode difference(double step) {
        return new Difference(step, false);
    }

    /** The same to both sides of t, where the path leaves room; see {@link saltus.FiniteDifference#central}. */
    public static Mode centralDifference(double step) {
        return new Difference(step, true);
    }

    static NetworkDerivative of(Examples examples, Tensor direction, Mode mode) {
        return mode instanceof Difference difference
                ? difference(examples, direction, difference)
                : forward(examples, direction);
    }

    private static NetworkDerivative difference(Examples examples, Tensor direction, Difference mode) {
        Times times = examples.frontTimes();
        Tensor z = examples.front(examples.z());
        Condition condition = examples.frontCondition();
        Network target = examples.step().target();
        Tensor here = examples.step().sharesTarget()
                ? target.apply(
                        examples.z(), examples.times().r(), examples.times().t(), examples.condition())
                : examples.everywhere(target.apply(z, times.r(), times.t(), condition));
        Tensor length = times.t().minus(times.r());
        // rows with r = t, whose derivative nobody uses, must not divide by zero
        Tensor h = length.atMost(0).choose(length.ones(), length).minimum(mode.step());
        Tensor along = examples.front(direction);
        Tensor before = z.minus(h.over(z).times(along));
        Tensor earlier = times.t().minus(h).maximum(times.r());
        Tensor there = target.apply(before, times.r(), earlier, condition);
        if (!mode.central()) {
            Tensor slope = examples.front(here).minus(there).dividedBy(h.over(z));
            return new NetworkDerivative(here, examples.everywhere(slope));
        }
        Tensor up = times.t().from(1).minimum(mode.step());
        Tensor after = z.plus(up.over(z).times(along));
        Tensor beyond = target.apply(after, times.r(), times.t().plus(up), condition);
        Tensor slope = beyond.minus(there).dividedBy(h.plus(up).over(z));
        return new NetworkDerivative(here, examples.everywhere(slope));
    }

    private static NetworkDerivative forward(Examples examples, Tensor velocity) {
        Tensor z = examples.z();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        Network target = examples.step().target();
        if (!examples.times().shortcutsLead()) {
            Tensor u = target.apply(z, r, t, examples.condition());
            return new NetworkDerivative(u, ForwardMode.tangent(u, direction(z, r, t, velocity)));
        }
        Tensor rows = examples.shortcuts();
        if (examples.step().sharesTarget()) {
            Tensor u = target.apply(z, r, t, examples.condition());
            Tensor slope = ForwardMode.tangent(u, direction(z, r, t, velocity), rows);
            return new NetworkDerivative(u, slope.pad(z));
        }
        Tensor front = z.head(rows);
        Tensor end = r.head(rows);
        Tensor start = t.head(rows);
        Tensor u = target.apply(front, end, start, examples.condition().head(rows));
        Tensor slope = ForwardMode.tangent(u, direction(front, end, start, velocity.head(rows)));
        return new NetworkDerivative(u.pad(z), slope.pad(z));
    }

    private static List<Seed> direction(Tensor z, Tensor r, Tensor t, Tensor velocity) {
        return List.of(new Seed(z, velocity), Seed.fixed(r), new Seed(t, t.ones()));
    }
}
