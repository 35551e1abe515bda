package saltus.runtime.train;

import java.nio.file.Path;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.program.StepReport;

/** Watches a run. */
public interface TrainingListener extends AutoCloseable {
    /**
     * Called once, before the first step.
     *
     * @param made steps that earlier commands have made
     * @param steps steps in all
     */
    default void begins(long made, long steps) {}

    /**
     * Called after every step.
     *
     * @param step its number, the first being 1
     */
    default void stepped(long step, StepReport report) {}

    /**
     * Called before a checkpoint is written, so that a run that continues from it finds what was kept here.
     *
     * @param step the steps that it holds
     */
    default void saving(long step) {}

    /**
     * Called when a line has been added to the log.
     *
     * @param step of the line
     * @param line a JSON object
     */
    default void logged(long step, String line) {}

    /**
     * Called when samples of fixed noise have been drawn.
     *
     * @param step after which
     * @param picture of them, in the run's folder
     */
    default void previewed(long step, Path picture) {}

    /** Called when samples have been measured while the run trains. */
    default void measured(MeasuredSamples samples) {}

    /**
     * Called after a checkpoint has been written.
     *
     * @param step the steps that it holds
     */
    default void saved(long step) {}

    /** Called after the last checkpoint, whether all steps are made or the run was asked to stop. */
    default void ended() {}

    /** Asked after each step: true to end the run before all steps are made, with a checkpoint to go on from. */
    default boolean wantsToStop() {
        return false;
    }

    @Override
    default void close() {}
}
