package saltus.processor.rules;

import saltus.Within;

/**
 * Numbers between two bounds.
 *
 * @param lower the smallest, itself included if {@code closedBelow}
 * @param upper the largest, itself included if {@code closedAbove}
 */
record Range(double lower, boolean closedBelow, double upper, boolean closedAbove) {
    static Range of(Within within) {
        boolean closedBelow = within.atLeast() > Double.NEGATIVE_INFINITY;
        boolean closedAbove = within.atMost() < Double.POSITIVE_INFINITY;
        return new Range(
                closedBelow ? within.atLeast() : within.above(),
                closedBelow,
                closedAbove ? within.atMost() : within.below(),
                closedAbove);
    }

    /** False for numbers that are not. */
    boolean contains(double x) {
        return (closedBelow ? x >= lower : x > lower) && (closedAbove ? x <= upper : x < upper);
    }

    @Override
    public String toString() {
        if (upper == Double.POSITIVE_INFINITY) {
            return lower == Double.NEGATIVE_INFINITY
                    ? "a finite number"
                    : "a finite number " + (closedBelow ? "of at least " : "greater than ") + number(lower);
        }
        if (lower == Double.NEGATIVE_INFINITY) {
            return "a finite number " + (closedAbove ? "of at most " : "less than ") + number(upper);
        }
        return "in " + (closedBelow ? "[" : "(") + number(lower) + ", " + number(upper) + (closedAbove ? "]" : ")");
    }

    private static String number(double x) {
        return x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x);
    }
}
