package saltus.runtime.data;

import java.util.Locale;
import java.util.Set;

/**
 * A field of a table.
 *
 * @param value the number, 0 if there is a problem
 * @param problem why the field is no usable number, as the end of a sentence; empty if it is one
 * @param text true if the field is not even meant as a number, so that it may stand in a header
 */
record CsvNumber(float value, String problem, boolean text) {
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "na", "null");

    /** Reads a field, which may have blanks and double quotes around it. */
    static CsvNumber of(String field) {
        String bare = bare(field);
        if (bare.isEmpty()) {
            return new CsvNumber(0, "empty; fill it in or leave out the line", true);
        }
        if (NOT_FINITE.contains(bare.toLowerCase(Locale.ROOT))) {
            return new CsvNumber(0, "not finite; leave out points with missing or infinite values", false);
        }
        char last = bare.charAt(bare.length() - 1);
        // Java would take 1d and 0x1p3f for numbers as well.
        if (last != '.' && !Character.isDigit(last)) {
            return text(bare);
        }
        try {
            float value = Float.parseFloat(bare);
            return Float.isFinite(value)
                    ? new CsvNumber(value, "", false)
                    : new CsvNumber(0, "too large for single precision; scale the points to a deviation near 1", false);
        } catch (NumberFormatException e) {
            return text(bare);
        }
    }

    private static CsvNumber text(String bare) {
        boolean decimalComma = bare.matches("[+-]?\\d+,\\d+");
        return decimalComma
                ? new CsvNumber(0, "not a number; write a point before the decimals", false)
                : new CsvNumber(0, "not a number; give a number such as -1.25", true);
    }

    private static String bare(String field) {
        String bare = field.strip();
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
