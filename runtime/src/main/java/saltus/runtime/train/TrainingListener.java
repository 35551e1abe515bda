package saltus.runtime.train;

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

    @Override
    default void close() {}
}
