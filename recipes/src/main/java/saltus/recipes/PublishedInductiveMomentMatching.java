package saltus.recipes;

import saltus.Preconditioning;
import saltus.Recipe;

/**
 * Inductive moment matching with its published constant sigma_d = 0.5, the deviation of images in [-1, 1] and of latents.
 *
 * <p>Source: Zhou et al. (arXiv 2503.07565); 1-NFE FID 4.41 on CIFAR-10, 41.03 on ImageNet-256 with B/2 and no guidance,
 * XL/2 7.77 in two steps.
 */
@Recipe
@Preconditioning(dataDeviation = 0.5)
public interface PublishedInductiveMomentMatching extends InductiveMomentMatching {}
