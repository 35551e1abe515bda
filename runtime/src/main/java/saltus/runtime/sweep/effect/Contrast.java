package saltus.runtime.sweep.effect;

import java.util.Arrays;
import java.util.List;

/**
 * Something that is compared with nothing happening.
 *
 * @param kind what it is
 * @param what in words for people
 * @param pairs how many differences of recipes were averaged
 * @param differences of each seed, of the metric's unit
 */
public record Contrast(Kind kind, String what, int pairs, List<Double> differences) {
    public Contrast {
        differences = List.copyOf(differences);
    }

    /** What is compared. */
    public enum Kind {
        /** A recipe with the base. */
        RECIPE,
        /** A choice with the base's own, over all recipes that differ by nothing else. */
        ALONE,
        /** What two choices do together beyond the sum of what each does. */
        PAIR
    }

    static Contrast of(Kind kind, String what, int pairs, double... differences) {
        return new Contrast(
                kind, what, pairs, Arrays.stream(differences).boxed().toList());
    }

    /** True if nothing differs on any seed: what is compared trains alike, and there is no question. */
    public boolean isNothing() {
        return differences.stream().allMatch(difference -> difference == 0);
    }

    /** Its mean over seeds. */
    public Estimate estimate() {
        return Estimate.of(differences.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
