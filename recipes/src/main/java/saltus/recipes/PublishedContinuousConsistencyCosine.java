package saltus.recipes;

import saltus.LogTangentTimes;
import saltus.Preconditioning;
import saltus.Recipe;
import saltus.TangentWarmUp;

/**
 * Continuous-time consistency training on the cosine path with its published constants.
 *
 * <p>Source: Lu and Song (arXiv 2410.11081) in the framework's setting: sigma_d 0.5, warm-up 10,000. The released code
 * trains the output as the velocity and samples it times sigma_d, which halves the deviation of its samples; here both
 * share one factor.
 */
@Recipe
@Preconditioning(dataDeviation = 0.5)
@LogTangentTimes(mean = -1.0, deviation = 1.4, dataDeviation = 0.5)
@TangentWarmUp(steps = 10_000)
public interface PublishedContinuousConsistencyCosine extends ContinuousConsistencyCosine {}
