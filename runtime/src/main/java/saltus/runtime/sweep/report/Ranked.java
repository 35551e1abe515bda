package saltus.runtime.sweep.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.runtime.sweep.effect.Comparisons;
import saltus.runtime.sweep.effect.Estimate;
import saltus.runtime.sweep.job.Candidate;
import saltus.runtime.sweep.job.Outcome;

/**
 * A candidate and what came of it.
 *
 * @param candidate what was trained
 * @param alike others that train like it, in words
 * @param steps of its longest training
 * @param outcomes of that, one a seed
 * @param estimate of the metric; empty if a seed came to no good end
 * @param difference to the base, after as many steps; empty for the base itself, and where there is none
 */
public record Ranked(
        Candidate candidate,
        List<String> alike,
        long steps,
        List<Outcome> outcomes,
        Optional<Estimate> estimate,
        Optional<Comparisons.Compared> difference) {
    public Ranked {
        alike = List.copyOf(alike);
        outcomes = List.copyOf(outcomes);
    }

    /** What the metric said, one a seed; of those seeds that came to a good end. */
    public List<Double> values() {
        return outcomes.stream()
                .filter(Outcome.Measured.class::isInstance)
                .map(outcome -> ((Outcome.Measured) outcome).value())
                .toList();
    }

    /** What other metrics said, the mean over seeds. */
    public Map<String, Double> others() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Measured measured) {
                measured.others().forEach((metric, value) -> means.merge(metric, value / values().size(), Double::sum));
            }
        }
        return means;
    }

    /** Mean wall time of a training in seconds; empty if nobody has measured it. */
    public OptionalDouble seconds() {
        return outcomes.stream()
                .filter(Outcome.Measured.class::isInstance)
                .mapToDouble(outcome -> ((Outcome.Measured) outcome).seconds())
                .filter(seconds -> seconds > 0)
                .average();
    }

    /** Forward evaluations of a training on whole batches; empty if they cannot be counted. */
    public OptionalDouble evaluations() {
        OptionalDouble cost = candidate.cost();
        return cost.isPresent() ? OptionalDouble.of(cost.getAsDouble() * steps) : cost;
    }

    /** Why a seed came to no good end, if one did. */
    public Optional<String> trouble() {
        return outcomes.stream().flatMap(outcome -> said(outcome).stream()).findFirst();
    }

    private static Optional<String> said(Outcome outcome) {
        if (outcome instanceof Outcome.Useless useless) {
            return Optional.of(useless.said());
        }
        return outcome instanceof Outcome.Refused refused ? Optional.of(refused.said()) : Optional.empty();
    }
}
