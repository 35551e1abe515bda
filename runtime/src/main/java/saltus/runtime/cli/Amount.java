package saltus.runtime.cli;

import java.util.List;
import java.util.Locale;

/** Large numbers as people read them. */
final class Amount {
    private static final double STEP = 1000;
    private static final List<String> PREFIXES = List.of("", "k", "M", "G", "T", "P", "E");

    private Amount() {}

    /** Three digits or more with a prefix of the metric system: {@code 317.5 GB}. */
    static String of(double number, String unit) {
        double value = number;
        int prefix = 0;
        while (value >= STEP && prefix < PREFIXES.size() - 1) {
            value /= STEP;
            prefix++;
        }
        String digits = prefix == 0 ? "%.0f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, digits + " %s%s", value, PREFIXES.get(prefix), unit);
    }
}
