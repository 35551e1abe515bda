package saltus.recipes;

import saltus.FiniteDifference;
import saltus.Recipe;

/**
 * MeanFlow with its derivative as a difference of two evaluations: for networks without forward differentiation.
 *
 * <p>Source: framework, section 8 (EMF, arXiv 2602.02571; MF-RAE, arXiv 2511.13019). Its target differs from
 * MeanFlow's by the step times half a second derivative.
 */
@Recipe
@FiniteDifference(step = 0.005)
public interface FiniteDifferenceMeanFlow extends MeanFlow {}
