package saltus.processor.proof;

import saltus.processor.formula.Expr;

/**
 * Something that is to hold at every point of a domain: {@code expr relation bound}, and that the expression is a finite
 * number there.
 *
 * @param expr over the domain's variables
 * @param relation how it compares
 * @param bound with what
 * @param domain where
 */
public record Claim(Expr expr, Relation relation, double bound, Domain domain) {
    /** How a value compares with a bound. */
    public enum Relation {
        AT_LEAST,
        GREATER,
        AT_MOST,
        LESS;

        /** True if the value is bounded from below. */
        public boolean isLower() {
            return this == AT_LEAST || this == GREATER;
        }

        boolean isStrict() {
            return this == GREATER || this == LESS;
        }
    }

    /** True if every value of the interval satisfies the relation. */
    boolean holds(Interval value) {
        return switch (relation) {
            case AT_LEAST -> value.lower() >= bound;
            case GREATER -> value.lower() > bound;
            case AT_MOST -> value.upper() <= bound;
            case LESS -> value.upper() < bound;
        };
    }

    /** True if no value of the interval satisfies the relation. */
    boolean fails(Interval value) {
        return switch (relation) {
            case AT_LEAST -> value.upper() < bound;
            case GREATER -> value.upper() <= bound;
            case AT_MOST -> value.lower() > bound;
            case LESS -> value.lower() >= bound;
        };
    }
}
