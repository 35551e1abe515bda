/**
 * Training: {@link saltus.runtime.train.Trainer} makes steps, {@link saltus.runtime.train.TrainingRun} makes a run of them
 * in a folder, with log, checkpoints and resume. What a step does is a function of (seed, step), so a run that was killed
 * and started again ends with the bytes of one that was not. Its first weights are those of the seed, or those of a file
 * ({@link saltus.runtime.train.Origin}), which its identity keeps as a sum of what was taken.
 */
@NullMarked
package saltus.runtime.train;

import org.jspecify.annotations.NullMarked;
