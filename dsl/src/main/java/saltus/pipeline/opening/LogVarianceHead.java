package saltus.pipeline.opening;

import java.util.Optional;

/** A variational weight is what a head of the network says (framework, C17). */
public record LogVarianceHead() implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)
                || training.network().logVariance()) {
            return Optional.empty();
        }
        return Optional.of(Unmet.error(
                "the network has no log-variance head",
                training.network().name() + ", which predicts samples only",
                "the variational weight exp(-lambda) l + lambda reads lambda(t) off the network",
                "give the network a head (override Architecture.logVariance), or use @NoVariationalWeight"));
    }
}
