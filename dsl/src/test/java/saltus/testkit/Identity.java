package saltus.testkit;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * An equation that has to hold.
 *
 * @param formula as in the literature
 */
record Identity(String formula) {
    /** Fails with the formula and the place if two sides differ by more than {@code tolerance (1 + |expected|)}. */
    void check(double expected, double found, double tolerance, Object... place) {
        if (!(Math.abs(expected - found) <= tolerance * (1 + Math.abs(expected)))) {
            throw failure(String.format(Locale.ROOT, "expected %.10g, found %.10g", expected, found), place);
        }
    }

    /** Fails with the formula and the place if something is not so. */
    void check(boolean holds, String says, Object... place) {
        if (!holds) {
            throw failure(says, place);
        }
    }

    private AssertionError failure(String says, Object... place) {
        StringJoiner where = new StringJoiner(", ", "  at ", "");
        for (int i = 0; i + 1 < place.length; i += 2) {
            where.add(place[i] + " = " + place[i + 1]);
        }
        return new AssertionError("the identity\n    " + formula + "\n  does not hold: " + says + "\n" + where);
    }
}
