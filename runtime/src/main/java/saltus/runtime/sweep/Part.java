package saltus.runtime.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.sweep.job.Candidate;
import saltus.runtime.sweep.job.Outcome;

/**
 * A part of a sweep in which all candidates were trained alike.
 *
 * @param outcomes by candidate, one a seed
 * @param steps of each candidate
 */
record Part(Map<Candidate, List<Outcome>> outcomes, Map<Candidate, Long> steps) {
    Part {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /** What the metric said, one a seed; empty if a seed came to no good end. */
    Optional<List<Double>> values(Candidate candidate) {
        List<Outcome> all = outcomes.getOrDefault(candidate, List.of());
        List<Double> values = all.stream()
                .filter(Outcome.Measured.class::isInstance)
                .map(outcome -> ((Outcome.Measured) outcome).value())
                .filter(Double::isFinite)
                .toList();
        return all.isEmpty() || values.size() < all.size() ? Optional.empty() : Optional.of(values);
    }

    /** True of a metric whose larger values are the better ones. */
    boolean isMoreBetter() {
        return outcomes.values().stream()
                .flatMap(List::stream)
                .anyMatch(outcome -> outcome instanceof Outcome.Measured measured && measured.isMoreBetter());
    }

    /** By what candidates are sorted, the best first: the mean over seeds, last if a seed came to no good end. */
    double place(Candidate candidate) {
        int sign = isMoreBetter() ? -1 : 1;
        return values(candidate)
                .map(values ->
                        sign * values.stream().mapToDouble(Double::doubleValue).sum() / values.size())
                .orElse(Double.POSITIVE_INFINITY);
    }

    long steps(Candidate candidate) {
        return steps.getOrDefault(candidate, 0L);
    }
}
