package saltus.runtime.sweep.effect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a sweep compares, corrected together: the more is compared, the more has to be seen before it is called a
 * difference.
 *
 * @param number of comparisons that were corrected for: those of equal differences are one, those without any are none
 * @param all in the order in which they were asked for
 */
public record Comparisons(int number, List<Compared> all) {
    /** Above it a difference may be noise. */
    public static final double SIGNIFICANCE = 0.05;

    public Comparisons {
        all = List.copyOf(all);
    }

    /**
     * A comparison.
     *
     * @param contrast what is compared
     * @param estimate of the difference, with an interval that is not corrected
     * @param p corrected probability that there is none
     */
    public record Compared(Contrast contrast, Estimate estimate, double p) {
        /** True if the difference is not noise. */
        public boolean isDifference() {
            return p < SIGNIFICANCE;
        }
    }

    /** Compares everything. */
    public static Comparisons of(Collection<Contrast> contrasts) {
        Set<List<Double>> distinct = new LinkedHashSet<>();
        contrasts.stream()
                .filter(contrast -> !contrast.isNothing())
                .forEach(contrast -> distinct.add(contrast.differences()));
        List<List<Double>> asked = List.copyOf(distinct);
        double[] p = asked.stream()
                .mapToDouble(differences -> Estimate.of(differences.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .p())
                .toArray();
        double[] corrected = Holm.corrected(p);
        List<Compared> all = new ArrayList<>();
        for (Contrast contrast : contrasts) {
            int place = asked.indexOf(contrast.differences());
            all.add(new Compared(contrast, contrast.estimate(), place < 0 ? 1 : corrected[place]));
        }
        return new Comparisons(asked.size(), all);
    }

    /** Those of a kind. */
    public Stream<Compared> of(Contrast.Kind kind) {
        return all.stream().filter(compared -> compared.contrast().kind() == kind);
    }
}
