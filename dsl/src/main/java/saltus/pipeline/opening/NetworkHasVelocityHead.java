package saltus.pipeline.opening;

import java.util.Optional;

/** A velocity head is a second output of the network. */
public record NetworkHasVelocityHead() implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)
                || training.network().velocity()) {
            return Optional.empty();
        }
        return Optional.of(Unmet.error(
                "the network has no velocity head",
                training.network().name() + ", which has one output",
                "the recipe trains a second output on the velocity, and follows it",
                "give the network one (override Architecture.velocityHead and velocity), or use @NoVelocityHead"));
    }
}
