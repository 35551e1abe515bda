package saltus.processor.proof;

import java.util.Map;

/** What came of a claim. */
public sealed interface Proof {
    /**
     * The claim holds at every point.
     *
     * @param bound what the quantity is at least (lower relations) or at most (upper ones), about as tight as can be said
     */
    record Proved(double bound) implements Proof {}

    /**
     * The claim fails.
     *
     * @param point where it does, by the variables that the expression uses
     * @param value what was compared there; infinite or not a number where it is undefined
     */
    record Refuted(Map<String, Double> point, double value) implements Proof {
        public Refuted {
            point = Map.copyOf(point);
        }
    }

    /**
     * Neither was shown within the budget.
     *
     * @param where the box that resisted, by variable
     * @param enclosure what is known of the quantity there
     */
    record Undecided(Map<String, Interval> where, Interval enclosure) implements Proof {
        public Undecided {
            where = Map.copyOf(where);
        }
    }
}
