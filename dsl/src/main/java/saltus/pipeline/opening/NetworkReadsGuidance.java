package saltus.pipeline.opening;

import java.util.Optional;

/**
 * Guidance that is an input acts through a network that reads it. Data without classes are not guided, and no network is told.
 *
 * @param numbers that it has to read: 1 for omega, 3 with a window
 */
public record NetworkReadsGuidance(int numbers) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)
                || training.classes() == 0
                || training.network().guidance() >= numbers) {
            return Optional.empty();
        }
        return Optional.of(
                Unmet.error(
                        "the network does not read "
                                + (numbers == 1 ? "the guidance scale" : "guidance and its window"),
                        training.network().name() + ", whose output does not depend on "
                                + (numbers == 1 ? "omega" : "omega, from and until"),
                        "a network that cannot tell scales apart learns the mean of all, and no scale can be chosen at sampling",
                        "let the network read Condition.guidance (override Architecture.guidanceInputs), or use @Guidance with one scale"));
    }
}
