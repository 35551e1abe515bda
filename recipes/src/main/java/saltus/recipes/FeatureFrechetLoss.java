package saltus.recipes;

import saltus.CompareFeatures;
import saltus.Recipe;

/**
 * {@link FrechetLoss} in the features of a frozen network, for coloured images, from weights: {@code saltus train
 * FeatureFrechetLoss --data images:FOLDER --features FILE --from RUN}.
 *
 * <p>Source: arXiv 2604.28190. Take a batch of more samples than there are features; the more the better. Not reproduced here,
 * since no weights are shipped.
 */
@Recipe
@CompareFeatures
public interface FeatureFrechetLoss extends FrechetLoss {}
