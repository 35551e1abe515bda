package saltus.pipeline.opening;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.pipeline.Leg;

/** The steps for which a law of times trains a network: a record of numbers and truths, as obligations are. */
public sealed interface TrainedSteps {
    /** True if this step is one of them, or at the edge of them. */
    boolean has(Leg leg);

    /** True if velocities are trained at some times. */
    boolean velocities();

    /** Which they are. */
    String words();

    /**
     * Halvings of the whole way: 1, 1/2, .., 1/T.
     *
     * @param smallest T, a power of two
     * @param aligned true if a step of length d starts at a multiple of d only
     * @param velocities true if the velocity is trained where steps start that are halved, at multiples of 1/T from 2/T on
     */
    record Halvings(int smallest, boolean aligned, boolean velocities) implements TrainedSteps {
        private static final double ROUNDING = 1e-9;

        @Override
        public boolean has(Leg leg) {
            double length = leg.t() - leg.r();
            if (!(length > ROUNDING)) {
                return velocities && isHalvedAt(leg.t());
            }
            long times = Math.round(1 / length);
            return Math.abs(times * length - 1) < ROUNDING * times
                    && times <= smallest
                    && Long.bitCount(times) == 1
                    && (!aligned || Math.abs(leg.t() * times - Math.rint(leg.t() * times)) < ROUNDING * times);
        }

        /** True if a step of 2/T or more starts there. */
        private boolean isHalvedAt(double t) {
            double part = aligned ? 2.0 / smallest : 1.0 / smallest;
            return t >= 2.0 / smallest - ROUNDING && Math.abs(t / part - Math.rint(t / part)) < ROUNDING * smallest;
        }

        @Override
        public String words() {
            String steps = "steps of 1, 1/2 .. 1/" + smallest + (aligned ? ", each from a multiple of its length" : "");
            return velocities
                    ? steps + ", and velocities at multiples of " + (aligned ? "2/" : "1/") + smallest + " from 2/"
                            + smallest + " on"
                    : steps;
        }
    }

    /**
     * Those that start at any time of an interval. The beginning of all ways, t = 1, counts as one of its times: how much is
     * trained near it is told by the compiler.
     *
     * @param from smallest t
     * @param until largest t
     * @param velocities true if the velocity at t is trained
     * @param shortest smallest share of t that shortcuts go, (t - r) / t: 1 if all end at data
     * @param longest largest share: 1 if some end at data, 0 if there are no shortcuts
     */
    record Drawn(double from, double until, boolean velocities, double shortest, double longest)
            implements TrainedSteps {
        private static final double ROUNDING = 1e-9;

        /** True if there is no step that is not trained. */
        public boolean areAll() {
            return from <= 0 && until >= 1 && velocities && shortest <= 0 && longest >= 1;
        }

        @Override
        public boolean has(Leg leg) {
            if (leg.t() != 1 && (leg.t() > until || leg.t() < from)) {
                return false;
            }
            if (leg.isVelocity()) {
                return velocities;
            }
            double share = (leg.t() - leg.r()) / leg.t();
            return share >= shortest - ROUNDING && share <= longest + ROUNDING;
        }

        @Override
        public String words() {
            return Stream.of(velocities ? "velocities" : "", steps())
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(" and "))
                    + (from <= 0 && until >= 1 ? "" : " at times from %.4g to %.4g".formatted(from, until));
        }

        private String steps() {
            if (longest <= 0) {
                return "";
            }
            if (shortest >= 1) {
                return "steps to data";
            }
            return shortest <= 0 && longest >= 1
                    ? "steps"
                    : "steps by %.4g to %.4g of the way to data".formatted(shortest, longest);
        }
    }
}
