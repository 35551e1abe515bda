package saltus.pipeline.opening;

import java.util.Optional;

/**
 * Samples of a class are compared with data of that class: a set of several classes tells a network that reads labels nothing of
 * them. A note where a design compares moments, which are published for the whole, for a network that knows its labels already.
 *
 * @param moments true if moments are compared
 */
public record SetsOfOneClass(boolean moments) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)
                || training.classes() < 2
                || !training.network().labels()) {
            return Optional.empty();
        }
        String what = "samples of all classes are compared as one set";
        String found = "data of " + training.classes() + " classes in shuffled batches, and "
                + training.network().name() + ", which reads labels";
        return Optional.of(
                moments
                        ? Unmet.note(
                                what,
                                found,
                                "moments of the whole say nothing of labels: those that the network has learned before may fade",
                                "none is needed for weights that know their labels; @ClassConsistentBatches compares class by class")
                        : Unmet.error(
                                what,
                                found,
                                "a sample of any class will do for the set, so that labels are not learned",
                                "use @ClassConsistentBatches, whose batches show one class each"));
    }
}
