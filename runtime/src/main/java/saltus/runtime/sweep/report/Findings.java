package saltus.runtime.sweep.report;

import java.util.List;
import java.util.Map;
import saltus.runtime.sweep.choice.LeftOut;
import saltus.runtime.sweep.compile.Refusal;
import saltus.runtime.sweep.effect.Comparisons;
import saltus.runtime.sweep.job.Outcome;

/**
 * What a sweep has found.
 *
 * @param setting what was done with what
 * @param refused combinations that the compiler does not take, in words
 * @param leftOut components for which {@code *} did not stand
 * @param ranked all that was trained, the best first
 * @param floor of the metric between two true sets
 * @param comparisons everything that was compared, corrected together
 * @param winner the first recipe in Java, or where it comes from if it was there before
 */
public record Findings(
        Setting setting,
        Map<String, Refusal> refused,
        List<LeftOut> leftOut,
        List<Ranked> ranked,
        double floor,
        Comparisons comparisons,
        String winner) {
    /**
     * What was done with what.
     *
     * @param base simple name of the recipe that was varied
     * @param data what was learnt
     * @param metric by which samples were measured
     * @param isMoreBetter true if its larger values are the better ones
     * @param budget of a training, in words
     * @param seeds of each candidate
     * @param combinations in all
     * @param parts 1, or more if candidates became fewer
     * @param slots how many were varied
     */
    public record Setting(
            String base,
            String data,
            String metric,
            boolean isMoreBetter,
            String budget,
            int seeds,
            int combinations,
            int parts,
            int slots) {}

    /** How many combinations each check refuses; one may be refused by several. */
    public Map<String, Long> checks() {
        return Refusal.counts(refused.values());
    }

    /** Those that were refused before their first step. */
    public List<Ranked> untrained() {
        return ranked.stream()
                .filter(one -> one.outcomes().stream().allMatch(Outcome.Refused.class::isInstance))
                .toList();
    }
}
