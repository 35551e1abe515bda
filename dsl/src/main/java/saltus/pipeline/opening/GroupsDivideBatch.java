package saltus.pipeline.opening;

import java.util.Optional;

/**
 * A batch is made of whole groups (framework, C40).
 *
 * @param size M, rows of a group
 */
public record GroupsDivideBatch(int size) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training) || training.batchSize() % size == 0) {
            return Optional.empty();
        }
        int batch = training.batchSize();
        int below = Math.max(1, batch / size) * size;
        return Optional.of(Unmet.error(
                "the batch cannot be cut into groups",
                "a batch of " + batch + " and groups of " + size,
                "a group shares its times and is compared as a whole; " + batch % size + " rows would be left over",
                "use a batch of " + below + " or " + (below + size)));
    }
}
