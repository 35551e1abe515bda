package saltus.runtime.compare;

/**
 * A recipe on a data set.
 *
 * @param recipe its simple name
 * @param data text of the data set
 * @param oneStep distance of one-step samples from the truth
 * @param fourSteps the same of four-step samples
 * @param floor distance of two true sets
 * @param seconds wall time of training
 * @param planned forward evaluations of a training step, as executed
 * @param reference the same in the reference order
 */
public record Row(
        String recipe,
        String data,
        Entry oneStep,
        Entry fourSteps,
        Entry floor,
        Entry seconds,
        double planned,
        double reference) {}
