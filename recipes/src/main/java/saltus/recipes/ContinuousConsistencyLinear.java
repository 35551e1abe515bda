package saltus.recipes;

import saltus.EndAtData;
import saltus.Recipe;

/**
 * Continuous-time consistency training on the linear path: the target of MeanFlow with every shortcut ending at data.
 *
 * <p>Source: framework (arXiv 2512.11831), sCT-linear, in the form that suits data of any dimension (plain squared
 * error, uniform times, as {@link MeanFlow}). {@link LatentContinuousConsistencyLinear} has the published constants.
 * 1-NFE FID: CIFAR-10 4.46, ImageNet-256 B/2 34.56, with guidance 6.19.
 */
@Recipe
@EndAtData
public interface ContinuousConsistencyLinear extends MeanFlow {}
