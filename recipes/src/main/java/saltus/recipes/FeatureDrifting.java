package saltus.recipes;

import saltus.CompareFeatures;
import saltus.Recipe;

/**
 * {@link Drifting} in the features of a frozen network, for coloured images. The network is yours, a TorchScript file: {@code
 * saltus train FeatureDrifting --data images:FOLDER --features FILE}.
 *
 * <p>Source: Deng et al. (arXiv 2602.04770), who compare features of several scales and places each by itself; here all are one
 * point. Not reproduced here, since no weights are shipped.
 */
@Recipe
@CompareFeatures
public interface FeatureDrifting extends Drifting {}
