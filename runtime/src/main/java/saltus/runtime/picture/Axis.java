package saltus.runtime.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The visible range of one coordinate.
 *
 * @param min the lower end
 * @param max the upper end, above min
 */
record Axis(double min, double max) {
    /** The share of the points that may fall outside on each side, so that a stray point does not shrink the rest. */
    private static final double OUTSIDE = 0.002;

    private static final double MARGIN = 0.06;

    /** A range that shows nearly all points of all sets. */
    static Axis showing(List<double[]> sets) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] set : sets) {
            double[] sorted =
                    Arrays.stream(set).filter(Double::isFinite).sorted().toArray();
            if (sorted.length > 0) {
                int cut = (int) (OUTSIDE * sorted.length);
                low = Math.min(low, sorted[cut]);
                high = Math.max(high, sorted[sorted.length - 1 - cut]);
            }
        }
        if (low > high) {
            return new Axis(-1, 1);
        }
        // A set of one value gets the width 1 around it, or more where a double does not resolve that.
        double width = high > low ? high - low : Math.max(1, Math.abs(low) * 1e-3);
        double middle = low + (high - low) / 2;
        return new Axis(middle - width * (0.5 + MARGIN), middle + width * (0.5 + MARGIN));
    }

    double width() {
        return max - min;
    }

    /** The place of a value, 0 at the lower end and 1 at the upper one. */
    double fraction(double value) {
        return (value - min) / width();
    }

    /** The same middle and another width. */
    Axis widened(double width) {
        double middle = min + width() / 2;
        return new Axis(middle - width / 2, middle + width / 2);
    }

    /** Round values for about {@code count} marks: a step of 1, 2 or 5 times a power of ten. */
    List<Double> ticks(int count) {
        double step = step(count);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step); i * step <= max; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A mark with just the decimals that tell it from its neighbours. */
    String label(double tick, int count) {
        double step = step(count);
        if (step < 1e-4 || Math.max(Math.abs(min), Math.abs(max)) >= 1e5) {
            return String.format(Locale.ROOT, "%.2g", tick);
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", tick).replace('-', '\u2212');
    }

    private double step(int count) {
        double raw = width() / count;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }
}
