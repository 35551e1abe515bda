/**
 * Measures how far generated points lie from true ones: metrics of two sets, each beside the value that two
 * true sets of the same size have by chance. They come in by the door of {@link saltus.runtime.evaluate.EvaluationMetric}.
 */
@NullMarked
package saltus.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
