/**
 * Training: {@link saltus.runtime.train.Trainer} makes steps, {@link saltus.runtime.train.TrainingRun} makes a run of them
 * in a folder, with log, checkpoints and resume. What a step does is a function of (seed, step), so a run that was killed
 * and started again ends with the bytes of one that was not.
 */
@NullMarked
package saltus.runtime.train;

import org.jspecify.annotations.NullMarked;
