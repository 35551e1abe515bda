package saltus.recipes;

import saltus.DataHead;
import saltus.Recipe;

/**
 * Improved MeanFlow with a network that says where data are: the objective of pixel MeanFlow, for data of any dimension.
 *
 * <p>Source: Lu et al. (arXiv 2601.22158): u = (z - x) / max(t, 0.05). {@link PixelMeanFlow} is the whole of it.
 */
@Recipe
@DataHead(floor = 0.05)
public interface DataHeadMeanFlow extends ImprovedMeanFlow {}
