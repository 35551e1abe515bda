package saltus.pipeline.opening;

import saltus.pipeline.Leg;

/** The steps for which a law of times trains a network: a record of numbers and truths, as obligations are. */
public sealed interface TrainedSteps {
    /** True if this step is one of them, or at the edge of them. */
    boolean has(Leg leg);

    /** Which they are. */
    String words();

    /**
     * Halvings of the whole way: 1, 1/2, .., 1/T.
     *
     * @param smallest T, a power of two
     * @param aligned true if a step of length d starts at a multiple of d only
     */
    record Halvings(int smallest, boolean aligned) implements TrainedSteps {
        private static final double ROUNDING = 1e-9;

        @Override
        public boolean has(Leg leg) {
            double length = leg.t() - leg.r();
            if (!(length > ROUNDING)) {
                return false;
            }
            long times = Math.round(1 / length);
            return Math.abs(times * length - 1) < ROUNDING * times
                    && times <= smallest
                    && Long.bitCount(times) == 1
                    && (!aligned || Math.abs(leg.t() * times - Math.rint(leg.t() * times)) < ROUNDING * times);
        }

        @Override
        public String words() {
            return "steps of 1, 1/2 .. 1/" + smallest + (aligned ? ", each from a multiple of its length" : "");
        }
    }

    /**
     * Those that start at any time of an interval. The beginning of all ways, t = 1, counts as one of its times: how much is
     * trained near it is told by the compiler.
     *
     * @param from smallest t
     * @param until largest t
     * @param velocities true if the velocity at t is trained
     * @param toData true if steps to r = 0 are
     * @param between true if steps to any r are
     */
    record Drawn(double from, double until, boolean velocities, boolean toData, boolean between)
            implements TrainedSteps {
        /** True if there is no step that is not trained. */
        public boolean areAll() {
            return from <= 0 && until >= 1 && velocities && between;
        }

        @Override
        public boolean has(Leg leg) {
            if (leg.t() != 1 && (leg.t() > until || leg.t() < from)) {
                return false;
            }
            return leg.isVelocity() ? velocities : between || (toData && leg.r() == 0);
        }

        @Override
        public String words() {
            String what = between
                    ? velocities ? "velocities and steps" : "steps"
                    : toData ? velocities ? "velocities and steps to data" : "steps to data" : "velocities";
            return what + (from <= 0 && until >= 1 ? "" : " at times from %.4g to %.4g".formatted(from, until));
        }
    }
}
