package saltus.runtime.random;

/**
 * The inverse of the standard normal distribution function: algorithm AS 241 (PPND16) of Wichura, 1988, relative error
 * about 1e-16. It needs no function beyond StrictMath's logarithm, so its bits are the same everywhere, and no
 * logarithm at all for 85 % of the probabilities.
 */
final class NormalQuantile {
    private static final double CENTRAL = 0.425;
    private static final double CENTRAL_SQUARE = 0.180625;
    private static final double NEAR_TAIL = 5;
    private static final double NEAR_TAIL_SHIFT = 1.6;
    private static final double UNIT_52 = 0x1p-52;

    private NormalQuantile() {}

    /**
     * The probability that 64 random bits stand for: half a unit off a grid of 2^-52, so that neither 0 nor 1 is possible
     * and the law is symmetric to the last bit.
     */
    static double probability(long bits) {
        return ((bits >>> 12) + 0.5) * UNIT_52;
    }

    /** The value below which a normal number lies with probability {@code p}, 0 < p < 1. */
    static double at(double p) {
        double q = p - 0.5;
        return Math.abs(q) <= CENTRAL ? central(q) : tail(p);
    }

    /** Many at a time; a place to work, not for several threads. */
    static final class Many {
        private final int[] tails;
        private final double[] roots;
        private final double[] sizes;

        /** @param most that there are at a time */
        Many(int most) {
            this.tails = new int[most];
            this.roots = new double[most];
            this.sizes = new double[most];
        }

        /**
         * {@link #at} of each of the first {@code count} probabilities.
         *
         * <p>Arrays begin at 0, and each loop does one thing: with an offset, or all at once, the compiler makes no
         * vectors.
         *
         * @param values gets them
         */
        void at(double[] probabilities, int count, double[] values) {
            for (int i = 0; i < count; i++) {
                values[i] = central(probabilities[i] - 0.5);
            }
            // a branch that is taken at random would cost more than the rest of the loop
            int found = 0;
            for (int i = 0; i < count; i++) {
                tails[found] = i;
                found += Math.abs(probabilities[i] - 0.5) > CENTRAL ? 1 : 0;
            }
            for (int i = 0; i < found; i++) {
                double p = probabilities[tails[i]];
                roots[i] = -Logarithm.of(Math.min(p, 1 - p));
            }
            for (int i = 0; i < found; i++) {
                roots[i] = Math.sqrt(roots[i]);
            }
            for (int i = 0; i < found; i++) {
                sizes[i] = near(roots[i] - NEAR_TAIL_SHIFT);
            }
            for (int i = 0; i < found; i++) {
                double size = roots[i] <= NEAR_TAIL ? sizes[i] : far(roots[i] - NEAR_TAIL);
                values[tails[i]] = Math.copySign(size, probabilities[tails[i]] - 0.5);
            }
        }
    }

    /** Within 0.425 of the middle. */
    private static double central(double q) {
        double r = CENTRAL_SQUARE - q * q;
        double above = 2509.0809287301227;
        above = above * r + 33430.57558358813;
        above = above * r + 67265.7709270087;
        above = above * r + 45921.95393154987;
        above = above * r + 13731.69376550946;
        above = above * r + 1971.5909503065513;
        above = above * r + 133.14166789178438;
        above = above * r + 3.3871328727963665;
        double below = 5226.495278852854;
        below = below * r + 28729.085735721943;
        below = below * r + 39307.89580009271;
        below = below * r + 21213.794301586597;
        below = below * r + 5394.196021424751;
        below = below * r + 687.1870074920579;
        below = below * r + 42.31333070160091;
        below = below * r + 1.0;
        return q * above / below;
    }

    private static double tail(double p) {
        double r = Math.sqrt(-Logarithm.of(Math.min(p, 1 - p)));
        double size = r <= NEAR_TAIL ? near(r - NEAR_TAIL_SHIFT) : far(r - NEAR_TAIL);
        return Math.copySign(size, p - 0.5);
    }

    private static double near(double r) {
        double above = 0.0007745450142783414;
        above = above * r + 0.022723844989269184;
        above = above * r + 0.2417807251774506;
        above = above * r + 1.2704582524523684;
        above = above * r + 3.6478483247632045;
        above = above * r + 5.769497221460691;
        above = above * r + 4.630337846156546;
        above = above * r + 1.4234371107496835;
        double below = 1.0507500716444169e-9;
        below = below * r + 0.0005475938084995345;
        below = below * r + 0.015198666563616457;
        below = below * r + 0.14810397642748008;
        below = below * r + 0.6897673349851;
        below = below * r + 1.6763848301838038;
        below = below * r + 2.053191626637759;
        below = below * r + 1.0;
        return above / below;
    }

    private static double far(double r) {
        double above = 2.0103343992922881e-7;
        above = above * r + 2.7115555687434876e-5;
        above = above * r + 0.0012426609473880784;
        above = above * r + 0.026532189526576124;
        above = above * r + 0.29656057182850487;
        above = above * r + 1.7848265399172913;
        above = above * r + 5.463784911164114;
        above = above * r + 6.657904643501103;
        double below = 2.0442631033899397e-15;
        below = below * r + 1.421511758316446e-7;
        below = below * r + 1.8463183175100548e-5;
        below = below * r + 0.0007868691311456133;
        below = below * r + 0.014875361290850615;
        below = below * r + 0.1369298809227358;
        below = below * r + 0.599832206555888;
        below = below * r + 1.0;
        return above / below;
    }
}
