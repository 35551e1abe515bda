package saltus.pipeline.opening;

import java.util.Optional;

/**
 * Label dropout, and guidance with it, need data with classes; without, every row has the null label and both rest
 * (framework, C16: the reference implementation fails at the first step). A note, since the design is sound.
 *
 * @param guided true if the design has guidance as well
 */
public record LabelsForGuidance(boolean guided) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training) || training.classes() > 0) {
            return Optional.empty();
        }
        return Optional.of(Unmet.note(
                guided ? "label dropout and guidance have no effect" : "label dropout has no effect",
                "data without classes",
                "every row has the null label, conditional and unconditional velocity are the same",
                "none is needed; classes come with data such as digits, or images in a sub-folder for each class"));
    }
}
