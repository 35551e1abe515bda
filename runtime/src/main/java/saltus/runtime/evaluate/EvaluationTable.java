package saltus.runtime.evaluate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scores as lines for a terminal: the value of a metric, its floor, their ratio where the floor is well above 0, the probability
 * that true samples would be as bad, and the interval of the value where it is known; below the worst classes, and what was done.
 *
 * @param evaluation what is shown
 */
record EvaluationTable(Evaluation evaluation) {
    private static final int SHORTEST_NAME = 12;
    private static final double SMALL = 0.001;

    String text() {
        int width = evaluation.scores().stream()
                .mapToInt(score -> score.metric().length())
                .reduce(SHORTEST_NAME, Math::max);
        StringBuilder text = new StringBuilder(String.format(
                "%-" + width + "s %9s %9s %9s %7s %7s %9s%n",
                "metric",
                "value",
                "floor",
                "+/-",
                "ratio",
                "p",
                "samples"));
        for (Score score : evaluation.scores()) {
            text.append(line(width, score.metric(), score.value(), score.floor(), score.p(), score.samples()))
                    .append(interval(score))
                    .append(System.lineSeparator());
        }
        if (evaluation.classes() > 0) {
            text.append(String.format("the worst of %d classes:%n", evaluation.classes()));
            for (Score score : evaluation.scores()) {
                ClassScore worst = score.worst();
                if (worst != null) {
                    text.append(line(width, score.metric(), worst.value(), worst.floor(), worst.p(), worst.samples()))
                            .append(String.format("  %d %s%n", worst.number(), worst.name()));
                }
            }
        }
        return text.append(footer()).toString();
    }

    private static String line(
            int width, String metric, double value, NoiseFloor floor, @Nullable Double p, int samples) {
        return String.format(
                Locale.ROOT,
                "%-" + width + "s %9s %9s %9s %7s %7s %,9d",
                metric,
                number(value),
                number(floor.mean()),
                number(floor.spread()),
                // a floor about 0 or without an own size divides nothing
                floor.mean() > floor.spread() ? String.format(Locale.ROOT, "%.2f", value / floor.mean()) : "-",
                chance(p),
                samples);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value != 0 && Math.abs(value) < SMALL ? "%.1e" : "%.4f", value);
    }

    private static String chance(@Nullable Double p) {
        return p == null ? "-" : p < SMALL ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private static String interval(Score score) {
        return score.low() == null || score.high() == null
                ? ""
                : "  95 %%: %s to %s".formatted(number(score.low()), number(score.high()));
    }

    private String footer() {
        return String.format(
                Locale.ROOT,
                "%,d samples%s, against %s;%nthe floor is %s, %d repeats; p: how likely true samples are as bad%n",
                evaluation.samples(),
                evaluation.samples() < evaluation.given() ? leftOut() : "",
                evaluation.truth().text(),
                evaluation.notes().isEmpty() ? "two true sets of that size" : String.join("; ", evaluation.notes()),
                evaluation.scores().get(0).floor().repeats());
    }

    private String leftOut() {
        boolean all = evaluation.trueSamples() > 0 && evaluation.samples() >= evaluation.trueSamples() / 2;
        String why = all
                ? String.format(Locale.ROOT, "half of the %,d true ones", evaluation.trueSamples())
                : "more would take too long";
        return String.format(Locale.ROOT, " of %,d (%s)", evaluation.given(), why);
    }
}
