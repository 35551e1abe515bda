package saltus.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The way from noise to data.
 *
 * @param times where each step starts, from 1 down, each greater than 0; the last step ends at 0
 * @param move what is done in a step; empty for what the recipe says
 */
public record Route(List<Double> times, Optional<Move> move) {
    /** The smallest gap between two times: where single precision still tells them apart. */
    private static final double APART = 1e-6;

    /** @throws IllegalArgumentException if {@link #wrong} finds something */
    public Route {
        times = List.copyOf(times);
        wrong(times).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
    }

    /** In equal steps, as the recipe makes them. */
    public static Route equally(int steps) {
        return new Route(
                IntStream.range(0, steps).mapToObj(k -> equal(k, steps)).toList(), Optional.empty());
    }

    /** In steps that start at given times, as the recipe makes them. */
    public static Route at(double... times) {
        return new Route(java.util.Arrays.stream(times).boxed().toList(), Optional.empty());
    }

    private static double equal(int k, int steps) {
        return (steps - k) / (double) steps;
    }

    /** What is wrong with times, one clause; empty if nothing is. */
    public static Optional<String> wrong(List<Double> times) {
        if (times.isEmpty()) {
            return Optional.of("there are no times");
        }
        if (times.get(0) != 1) {
            return Optional.of("the first is " + times.get(0) + ", and samples begin as noise, at 1");
        }
        for (int k = 1; k < times.size(); k++) {
            double before = times.get(k - 1);
            double time = times.get(k);
            if (!(time > 0)) {
                return Optional.of(time + " is not greater than 0, where data are");
            }
            if (!(before - time >= APART)) {
                return Optional.of(time + " follows " + before + ", and times have to fall");
            }
        }
        return times.get(times.size() - 1) < APART
                ? Optional.of("the last is " + times.get(times.size() - 1) + ", which rounding does not tell from 0")
                : Optional.empty();
    }

    /** The same way, each step made so. */
    public Route by(Move made) {
        return new Route(times, Optional.of(made));
    }

    /** Number of steps, at least 1. */
    public int steps() {
        return times.size();
    }

    /** Where step {@code k} of 0 .. steps - 1 starts; 0, where the last one ends, for k = steps. */
    public double time(int k) {
        return k == steps() ? 0 : times.get(k);
    }

    /** True if all steps are equally long. */
    public boolean isEven() {
        return IntStream.range(0, steps()).allMatch(k -> times.get(k) == equal(k, steps()));
    }

    /** As people read it: {@code one step}, {@code 4 steps}, {@code 3 steps from 1, 0.6, 0.2, by Heun's method}. */
    public String words() {
        String steps = steps() == 1 ? "one step" : steps() + " steps";
        return steps
                + (isEven() ? "" : " from " + times.stream().map(Route::plain).collect(Collectors.joining(", ")))
                + move.map(made -> ", " + made.words()).orElse("");
    }

    /** The same as a part of a file's name: {@code 1step}, {@code 4steps}, {@code 3steps-1-0.6-0.2-heun}. */
    public String name() {
        return steps()
                + (steps() == 1 ? "step" : "steps")
                + (isEven() ? "" : times.stream().map(Route::plain).collect(Collectors.joining("-", "-", "")))
                + move.map(made -> "-" + made.name().replace(':', '-')).orElse("");
    }

    private static String plain(double time) {
        return time == Math.rint(time) ? String.valueOf((long) time) : String.valueOf(time);
    }
}
