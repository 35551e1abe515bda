package saltus.runtime.train;

import saltus.runtime.BadInputException;

/**
 * How the learning rate changes over a run. The rate of step k, the first being 1, is a function of k alone, so that a run that
 * was stopped goes on with the same rates. Every schedule begins with a warm-up of N steps, 0 for none, which is a factor
 * min(1, k / N): linear from lr / N to lr. Source: EDM2 (arXiv 2312.02696), whose reference rate is multiplied by such a ramp
 * and by the inverse square root below.
 */
public sealed interface RateSchedule {
    /**
     * The rate of the step after {@code made} steps.
     *
     * @param highest rate, lr: finite and above 0
     * @param made steps before, k - 1, at least 0
     * @param warmUp steps of the warm-up, N, at least 0
     * @param steps of the run, S, above made
     * @return in [0, lr]
     */
    double rate(double highest, long made, long warmUp, long steps);

    private static double ramp(long made, long warmUp) {
        return made + 1 >= warmUp ? 1 : (made + 1) / (double) warmUp;
    }

    /** Always the same: lr min(1, k / N). Without an end, so that a run can be made longer. */
    record Constant() implements RateSchedule {
        @Override
        public double rate(double highest, long made, long warmUp, long steps) {
            return highest * ramp(made, warmUp);
        }
    }

    /**
     * Falls as one over the root of the steps made: lr min(1, k / N) / sqrt(max(1, (k - 1) / after)). Without an end, so that a run
     * can be made longer. Source: EDM2 (arXiv 2312.02696), equation of the learning rate schedule, t_ref.
     *
     * @param after steps with the highest rate, at least 1
     */
    record InverseSquareRoot(long after) implements RateSchedule {
        /** @throws BadInputException if the number is not in its range */
        public InverseSquareRoot {
            if (after < 1) {
                throw new BadInputException(
                        "The step after which the learning rate falls is %s, which cannot train; give a value of at least 1."
                                .formatted(after));
            }
        }

        @Override
        public double rate(double highest, long made, long warmUp, long steps) {
            double rate = made <= after ? highest : highest * Math.sqrt(after / (double) made);
            return rate * ramp(made, warmUp);
        }
    }

    /**
     * Falls from lr at the end of the warm-up to {@code last} at the last step, along half a period of a cosine: last + (lr - last)
     * (1 + cos(pi (k - N) / (S - N))) / 2, after a warm-up lr k / N for k &lt;= N. It depends on the steps of the run: a longer
     * run is another one. Source: SGDR (arXiv 1608.03983), equation 5, without restarts.
     *
     * @param last rate, of step S: finite, at least 0, and at most lr
     */
    record Cosine(double last) implements RateSchedule {
        /** @throws BadInputException if the rate is not in its range */
        public Cosine {
            if (!(last >= 0 && last < Double.POSITIVE_INFINITY)) {
                throw new BadInputException(
                        "The learning rate at the end is %s, which cannot train; give --lr-final a value that is finite and at least 0."
                                .formatted(last));
            }
        }

        @Override
        public double rate(double highest, long made, long warmUp, long steps) {
            long step = Math.min(made + 1, steps);
            if (step <= warmUp) {
                return highest * ramp(made, warmUp);
            }
            double share = (step - warmUp) / (double) (steps - warmUp);
            // strict: the same bits on every machine
            return last + (highest - last) * (1 + StrictMath.cos(Math.PI * share)) / 2;
        }
    }
}
