package saltus.runtime.sweep.report;

import java.util.Locale;
import java.util.OptionalDouble;
import saltus.runtime.sweep.effect.Comparisons;
import saltus.runtime.sweep.effect.Estimate;

/** Numbers and verdicts as tables have them. */
final class Words {
    static final String NOTHING = "-";

    private static final double SMALLEST_P = 1e-4;

    private Words() {}

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "not finite";
    }

    static String interval(Estimate estimate) {
        return "[" + number(estimate.low()) + ", " + number(estimate.high()) + "]";
    }

    static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    static String p(double p) {
        return p < SMALLEST_P ? "<" + SMALLEST_P : String.format(Locale.ROOT, "%.3g", p);
    }

    static String count(OptionalDouble count) {
        return count.isPresent() ? String.format(Locale.ROOT, "%,.0f", count.getAsDouble()) : NOTHING;
    }

    static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? String.format(Locale.ROOT, "%.1f", seconds.getAsDouble()) : NOTHING;
    }

    static String verdict(Comparisons.Compared compared, boolean isMoreBetter) {
        if (compared.contrast().isNothing()) {
            return "the same";
        }
        if (!compared.isDifference()) {
            return "noise";
        }
        return isBetter(compared, isMoreBetter) ? "better" : "worse";
    }

    static boolean isBetter(Comparisons.Compared compared, boolean isMoreBetter) {
        return compared.isDifference() && (compared.estimate().mean() > 0) == isMoreBetter;
    }
}
