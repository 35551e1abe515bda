package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Numbers as pages show them. */
final class Numbers {
    private static final double LARGE = 1e5;
    private static final double SMALL = 1e-3;
    private static final MathContext SHORT = new MathContext(6);

    private Numbers() {}

    /** Four digits. */
    static String words(double number) {
        if (number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE) {
            return String.format(Locale.ROOT, "%,d", (long) number);
        }
        double size = Math.abs(number);
        return String.format(Locale.ROOT, size >= LARGE || size < SMALL ? "%.3e" : "%.4g", number);
    }

    /** Two digits behind the point. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** A duration. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%,d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** Numbers for a script, six digits each; what is no number is null. */
    static JsonArray json(DoubleStream numbers) {
        JsonArray array = new JsonArray();
        numbers.forEach(number -> array.add(
                Double.isFinite(number)
                        ? new JsonPrimitive(new BigDecimal(number).round(SHORT).stripTrailingZeros())
                        : null));
        return array;
    }
}
