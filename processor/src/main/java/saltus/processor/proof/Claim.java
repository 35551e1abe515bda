package saltus.processor.proof;

import saltus.processor.formula.Expr;

/**
 * Something that is to hold at every point of a domain: {@code quantity(expr) relation bound}, and that the expression is
 * a finite number there.
 *
 * @param expr over the domain's variables
 * @param quantity what of the expression is compared
 * @param relation how it compares
 * @param bound with what
 * @param domain where
 */
public record Claim(Expr expr, Quantity quantity, Relation relation, double bound, Domain domain) {
    /** A claim about the expression's value. */
    public Claim(Expr expr, Relation relation, double bound, Domain domain) {
        this(expr, Quantity.VALUE, relation, bound, domain);
    }

    /** What is compared with the bound. */
    public enum Quantity {
        /** The value in real arithmetic. */
        VALUE,
        /** How far single precision is from the value when it computes the expression as it stands. */
        ROUNDING,
        /** The same as a share of the value. */
        RELATIVE_ROUNDING;

        /** What is known of it. */
        Interval of(Dual known) {
            return switch (this) {
                case VALUE -> known.value();
                case ROUNDING -> new Interval(0, known.error());
                case RELATIVE_ROUNDING -> new Interval(0, share(known.error(), Single.least(known.value())));
            };
        }

        /** What it is at a point, by the values that both arithmetics give. */
        double of(double value, double single) {
            return switch (this) {
                case VALUE -> value;
                case ROUNDING -> Math.abs(single - value);
                case RELATIVE_ROUNDING -> share(Math.abs(single - value), Math.abs(value));
            };
        }

        private static double share(double error, double value) {
            return error == 0 ? 0 : error / value;
        }
    }

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

    /** The bound of a value that matters, so that less is worse. */
    double signed(Interval value) {
        return relation.isLower() ? value.lower() : 0 - value.upper();
    }
}
