package saltus.runtime.train;

import java.nio.file.Path;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.program.TrainingState;

/**
 * Looks at what a run has learned so far, between two steps. It changes nothing of the run, and finds the same in equal states:
 * a run that was killed looks again.
 */
public interface Inspection {
    /** What was found. */
    sealed interface Finding {}

    /**
     * Samples of fixed noise.
     *
     * @param path in the run's folder
     */
    record Picture(Path path) implements Finding {}

    /**
     * How far samples lie from the truth.
     *
     * @param samples that were measured
     */
    record Measured(MeasuredSamples samples) implements Finding {}

    /** True if it looks after so many steps. */
    boolean isDue(long made);

    /**
     * Looks.
     *
     * @param made steps that the state has had
     * @param state which is lent
     */
    Finding look(long made, TrainingState state);
}
