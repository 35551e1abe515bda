/**
 * Measures how far generated samples lie from true ones. {@link saltus.runtime.evaluate.Judges} has the one
 * {@link saltus.runtime.evaluate.Judge} for a data set, and nobody else asks which metrics there are: those of two sets of points,
 * which come in by the door of {@link saltus.runtime.evaluate.EvaluationMetric}, and those of pictures in {@code look}. Each value
 * stands beside what two true sets of the same size have by chance, and the whole takes a bounded time.
 */
@NullMarked
package saltus.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
