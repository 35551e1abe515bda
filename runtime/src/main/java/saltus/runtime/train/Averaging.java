package saltus.runtime.train;

import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/** How a moving average of the weights forgets: e &lt;- b(t) e + (1 - b(t)) w after step t, the first being 1. */
public sealed interface Averaging {
    /** The prefix of power-function averages where they are named. */
    String POWER = "power:";

    /** A share that no number of single precision shows. */
    double NOTHING = 1e-9;

    /** The decay b(t) in [0, 1). */
    double decay(long step);

    /** How it is named, such as {@code 0.9999} or {@code power:0.05}. */
    String text();

    /**
     * Reads a name.
     *
     * @throws BadInputException if it is none
     */
    static Averaging parse(String text) {
        try {
            return text.startsWith(POWER)
                    ? new Power(Double.parseDouble(text.substring(POWER.length())))
                    : new Exponential(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new BadInputException(
                    "There is no average %s; write a decay such as 0.9999, or power:0.05 for a power function."
                            .formatted(Quoted.of(text)),
                    e);
        }
    }

    /** The share of the first weights that is left in the average after some steps, in [0, 1]. */
    default double startLeft(long steps) {
        double left = 1;
        for (long step = 1; step <= steps && left > NOTHING; step++) {
            left *= decay(step);
        }
        return left > NOTHING ? left : 0;
    }

    /**
     * The same decay at every step but the first ones, where it is (1 + t) / (10 + t) if that is less: so the average of a short
     * training holds a tenth of its steps, and not its start. Source: the warm-up of TensorFlow's ExponentialMovingAverage.
     *
     * @param decay in [0, 1)
     */
    record Exponential(double decay) implements Averaging {
        /** @throws BadInputException if the decay is not in its range */
        public Exponential {
            if (!(decay >= 0 && decay < 1)) {
                throw new BadInputException(
                        "The decay of the moving average is %s, which cannot train; give a value in [0, 1)."
                                .formatted(decay));
            }
        }

        @Override
        public double decay(long step) {
            return Math.min(decay, (1.0 + step) / (10.0 + step));
        }

        @Override
        public String text() {
            return String.valueOf(decay);
        }
    }

    /**
     * A power function of the steps, whose length grows with the training: b(t) = (1 - 1/t)^(g + 1). Source: EDM2 (arXiv
     * 2312.02696), section 3.1.
     *
     * @param length deviation of the profile as a share of the training, in (0, 0.25]
     */
    record Power(double length) implements Averaging {
        /** @throws BadInputException if the length is not in its range */
        public Power {
            PowerProfile.requireLength(length);
        }

        @Override
        public double decay(long step) {
            return Math.pow(1 - 1.0 / step, PowerProfile.exponent(length) + 1);
        }

        @Override
        public String text() {
            return POWER + length;
        }
    }
}
