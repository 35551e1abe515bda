package saltus.pipeline;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Tensor;

/**
 * Guidance while sampling: u(null) + omega (u(y) - u(null)) in steps that start at from &lt;= t &lt;= until.
 *
 * @param omega scale, the largest where it changes; up to 1 is without guidance
 * @param from smallest guided time
 * @param until largest guided time
 * @param formula the scale at t where it changes with the time
 */
public record Guided(double omega, double from, double until, Optional<UnaryOperator<Tensor>> formula) {
    /** Without guidance. */
    public static final Guided NONE = everywhere(1);

    /** How finely a formula is looked at to tell it from others. */
    private static final int SHOWN = 16;

    /** @throws IllegalArgumentException if the times are no interval within [0, 1] */
    public Guided {
        wrong(from, until).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
    }

    /** At one scale. */
    public Guided(double omega, double from, double until) {
        this(omega, from, until, Optional.empty());
    }

    /** At all times. */
    public static Guided everywhere(double omega) {
        return new Guided(omega, 0, 1);
    }

    /**
     * At all times, by a formula of a recipe; see {@link saltus.SampleGuidanceFormula}.
     *
     * @param formula the scale at t, at least 1
     * @param largest its largest value
     */
    public static Guided byFormula(UnaryOperator<Tensor> formula, double largest) {
        return new Guided(largest, 0, 1, Optional.of(formula));
    }

    /** What is wrong with a window, one clause; empty if nothing is. */
    public static Optional<String> wrong(double from, double until) {
        return 0 <= from && from <= until && until <= 1
                ? Optional.empty()
                : Optional.of("from " + from + " until " + until + " is no interval within [0, 1]");
    }

    /** The scale of a step that starts at t. */
    public double at(double t) {
        return from <= t && t <= until ? scale(t) : 1;
    }

    /** The scale at t, whether t is guided or not. */
    public double scale(double t) {
        return formula.map(law -> value(law, t)).orElse(omega);
    }

    /** As tensors compute it. */
    private static double value(UnaryOperator<Tensor> law, double t) {
        GraphBuilder graph = new GraphBuilder();
        graph.output("scale", law.apply(graph.scalar(t)));
        return Objects.requireNonNull(Interpreter.run(graph.build(), Map.of()).get("scale"))
                .values()[0];
    }

    /** As people read it: {@code guided by 2.0 at times from 0.2 to 0.8}. */
    public String words() {
        return formula.isPresent()
                ? "guided by a formula of the time, up to " + omega
                : "guided by " + omega + " at times from " + from + " to " + until;
    }

    /** The numbers, and of a formula some of its values: the same for guidance that is the same. */
    @Override
    public String toString() {
        String values = formula.map(law -> IntStream.rangeClosed(0, SHOWN)
                        .mapToObj(i -> String.valueOf(value(law, i / (double) SHOWN)))
                        .collect(Collectors.joining(", ", ", scales=", "")))
                .orElse("");
        return "Guided[omega=" + omega + ", from=" + from + ", until=" + until + values + "]";
    }
}
