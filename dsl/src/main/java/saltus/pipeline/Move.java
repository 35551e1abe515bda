package saltus.pipeline;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** What a sampler does in a step. */
public sealed interface Move {
    /** A step as it was learned. */
    Move SHORTCUT = new Shortcut(0);

    /** A step along the velocity at its start. */
    Move VELOCITY = new Velocity(0);

    /**
     * What the network is asked for on a way, in this order.
     *
     * @param level sigma(t) / alpha(t) of the path
     */
    List<Leg> legs(Route route, DoubleUnaryOperator level);

    /** As people choose it: {@code heun}, {@code renoising:0.5}. */
    String name();

    /** What it does, one clause. */
    String words();

    /** Begins a way. */
    Stride begin(Path path, SolverMap solver, SamplingStep step);

    /**
     * Shortcuts, after which noise may be added anew. With share g each step from t goes to the time that has sqrt(1 - g^2) of
     * the noise of the next start, and noise makes up for the rest: what starts there has the law that it has on the path,
     * whatever g is. With 0 it goes to the next start itself, with 1 all the way to data. Source: CTM (arXiv 2310.02279), algorithm 3;
     * with 1 consistency models (arXiv 2303.01469), algorithm 1.
     *
     * @param renoise g, from 0 to 1
     */
    record Shortcut(double renoise) implements Move {
        /** Where a step ends that the next one, from {@code next}, follows. */
        double end(double next, DoubleUnaryOperator level) {
            return next == 0 || renoise == 0 ? next : renoise == 1 ? 0 : quieter(next, level);
        }

        private double quieter(double next, DoubleUnaryOperator level) {
            double wanted = Math.sqrt(1 - renoise * renoise) * level.applyAsDouble(next);
            double below = 0;
            double above = next;
            for (double middle = above / 2; middle > below && middle < above; middle = (below + above) / 2) {
                if (level.applyAsDouble(middle) > wanted) {
                    above = middle;
                } else {
                    below = middle;
                }
            }
            return below;
        }

        @Override
        public List<Leg> legs(Route route, DoubleUnaryOperator level) {
            return IntStream.range(0, route.steps())
                    .mapToObj(k -> new Leg(route.time(k), end(route.time(k + 1), level)))
                    .toList();
        }

        @Override
        public String name() {
            return renoise == 0 ? "shortcut" : renoise == 1 ? "renoising" : "renoising:" + renoise;
        }

        @Override
        public String words() {
            return renoise == 0
                    ? "as learned"
                    : "noise added anew" + (renoise == 1 ? "" : ", " + renoise + " of that of the next time");
        }

        @Override
        public Stride begin(Path path, SolverMap solver, SamplingStep step) {
            return new ShortcutStride(this, path, solver, step);
        }
    }

    /**
     * DDIM steps along the velocity at their start. With kappa above 0 the estimates x of data and noise that the velocity stands for
     * are extrapolated from the step before, x + kappa (x - x_before), in all steps but the first. Source: UCGM (arXiv 2505.07447),
     * algorithm of sampling. For equal steps the method is of second order at kappa = 1/3 (derived here).
     *
     * @param extrapolate kappa, from 0 up
     */
    record Velocity(double extrapolate) implements Move {
        @Override
        public List<Leg> legs(Route route, DoubleUnaryOperator level) {
            return route.times().stream().map(t -> new Leg(t, t)).toList();
        }

        @Override
        public String name() {
            return extrapolate == 0 ? "velocity" : "extrapolating:" + extrapolate;
        }

        @Override
        public String words() {
            return "along velocities" + (extrapolate == 0 ? "" : ", extrapolated by " + extrapolate);
        }

        @Override
        public Stride begin(Path path, SolverMap solver, SamplingStep step) {
            return new VelocityStride(this, path, step);
        }
    }

    /**
     * Heun's method: a DDIM step along the mean of the velocity at the start and of that which data and noise have there by the
     * velocity at its end; on a straight path that is the velocity at the end itself. Two evaluations
     * a step but the last, which is not corrected: at t = 0 the velocity of a single point is 0/0. The error is of second order in
     * the length of steps. Source: EDM (arXiv 2206.00364), algorithm 1.
     */
    record Heun() implements Move {
        @Override
        public List<Leg> legs(Route route, DoubleUnaryOperator level) {
            return IntStream.range(0, 2 * route.steps() - 1)
                    .mapToDouble(i -> route.time((i + 1) / 2))
                    .mapToObj(t -> new Leg(t, t))
                    .toList();
        }

        @Override
        public String name() {
            return "heun";
        }

        @Override
        public String words() {
            return "by Heun's method";
        }

        @Override
        public Stride begin(Path path, SolverMap solver, SamplingStep step) {
            return new HeunStride(path, step);
        }
    }
}
