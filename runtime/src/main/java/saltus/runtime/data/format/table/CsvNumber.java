package saltus.runtime.data.format.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A field of a table.
 *
 * @param value the number, 0 if there is a problem
 * @param problem why the field is no usable number, as the end of a sentence; empty if it is one
 * @param text true if the field is not even meant as a number, so that it may stand in a header
 */
record CsvNumber(float value, String problem, boolean text) {
    /**
     * Far beyond points of a deviation near 1, for which recipes are made: single precision would keep such a deviation to a
     * sixteenth only, and the optimiser's squares of gradients, which go with the fourth power of the points, would soon be
     * infinite.
     */
    static final float GREATEST = 1e6f;

    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "na", "null");
    // Java would take 1d, 0x1p3 and digits of any script for numbers as well. Nothing is tried twice, however long.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+-]?+[0-9]++)?+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?+[0-9]++,[0-9]++");

    /** Reads a field, which may have blanks and double quotes around it. */
    static CsvNumber of(String field) {
        String bare = bare(field);
        if (bare.isEmpty()) {
            return new CsvNumber(0, "empty; fill it in or leave out the line", true);
        }
        if (NOT_FINITE.contains(bare.toLowerCase(Locale.ROOT))) {
            return new CsvNumber(0, "not finite; leave out points with missing or infinite values", false);
        }
        if (NUMBER.matcher(bare).matches()) {
            float value = Float.parseFloat(bare);
            return Math.abs(value) <= GREATEST
                    ? new CsvNumber(value, "", false)
                    : new CsvNumber(0, "beyond 1000000; scale the points to a deviation near 1", false);
        }
        if (DECIMAL_COMMA.matcher(bare).matches()) {
            return new CsvNumber(0, "not a number; write a point before the decimals", false);
        }
        return new CsvNumber(0, "not a number; give a number such as -1.25", !beginsWithDigit(bare));
    }

    /** Whether the first letter or digit is a digit, of whatever script, as in $3: names of columns begin otherwise. */
    private static boolean beginsWithDigit(String bare) {
        return bare.codePoints()
                .filter(point -> Character.isLetter(point) || isDigit(point))
                .limit(1)
                .anyMatch(CsvNumber::isDigit);
    }

    private static boolean isDigit(int point) {
        int type = Character.getType(point);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER;
    }

    private static String bare(String field) {
        String bare = field.strip();
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }
}
