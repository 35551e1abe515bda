package saltus.recipes;

import saltus.FrechetDistance;
import saltus.Recipe;
import saltus.ShuffledBatches;

/**
 * FD-loss: samples of one step get the mean and covariance of the data. For training on from weights: {@code saltus train
 * FrechetLoss --from RUN}.
 *
 * <p>Source: arXiv 2604.28190, in the features of a frozen network, with moments of far more samples than a batch; here those of
 * the batch, and points compared themselves ({@link FeatureFrechetLoss} looks through features). On points it shows what it is:
 * trained from scratch it fits an ellipse, and no more. Published: FID 0.72 on ImageNet-256, by the very features that judge it;
 * 0.77 to 0.85 with others.
 */
@Recipe
@FrechetDistance
@ShuffledBatches
public interface FrechetLoss extends Drifting {}
