package saltus.pipeline;

import java.util.Optional;

/**
 * Guidance while sampling: u(null) + omega (u(y) - u(null)) in steps that start at from &lt;= t &lt;= until.
 *
 * @param omega scale; up to 1 is without guidance
 * @param from smallest guided time
 * @param until largest guided time
 */
public record Guided(double omega, double from, double until) {
    /** Without guidance. */
    public static final Guided NONE = everywhere(1);

    /** @throws IllegalArgumentException if the times are no interval within [0, 1] */
    public Guided {
        wrong(from, until).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
    }

    /** At all times. */
    public static Guided everywhere(double omega) {
        return new Guided(omega, 0, 1);
    }

    /** What is wrong with a window, one clause; empty if nothing is. */
    public static Optional<String> wrong(double from, double until) {
        return 0 <= from && from <= until && until <= 1
                ? Optional.empty()
                : Optional.of("from " + from + " until " + until + " is no interval within [0, 1]");
    }

    /** The scale of a step that starts at t. */
    public double at(double t) {
        return from <= t && t <= until ? omega : 1;
    }
}
