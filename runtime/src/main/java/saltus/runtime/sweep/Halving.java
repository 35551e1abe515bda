package saltus.runtime.sweep;

import saltus.runtime.BadInputException;

/**
 * Successive halving: all candidates are trained for a part of the budget, the best share of them goes on to a longer part,
 * and the last few to all of it. Source: K. Jamieson, A. Talwalkar, Non-stochastic best arm identification and hyperparameter
 * optimization (arXiv 1502.07943).
 *
 * @param factor by which candidates become fewer and trainings longer; 1 for none
 */
public record Halving(int factor) {
    public static final Halving NONE = new Halving(1);

    public Halving {
        if (factor < 1) {
            throw new BadInputException(
                    "Halving by %d leaves nobody or everybody; give 2 or more, such as 3.".formatted(factor));
        }
    }

    /** How many parts a sweep of so many candidates has. */
    int parts(int candidates) {
        int parts = 1;
        for (long left = candidates; factor > 1 && left > factor; left = kept((int) left)) {
            parts++;
        }
        return parts;
    }

    /** How many of so many go on. */
    int kept(int candidates) {
        return Math.max(1, (candidates + factor - 1) / factor);
    }

    /**
     * Steps of a part.
     *
     * @param all steps of the last one
     * @param part from 0
     */
    long steps(long all, int part, int parts) {
        double share = Math.pow(factor, part - parts + 1.0);
        return Math.max(1, Math.round(all * share));
    }
}
