package saltus.recipes;

import saltus.Perceptual;
import saltus.Recipe;

/**
 * Consistency training by how samples look: {@link ConsistencyCosine} under a perceptual distance, for coloured images.
 * The feature network is yours, a TorchScript file: {@code saltus train PerceptualConsistency --data images:FOLDER
 * --features FILE}.
 *
 * <p>Source: Song et al. (arXiv 2303.01469), who found LPIPS better than squared and absolute errors on CIFAR-10;
 * framework (arXiv 2512.11831), table 1, CT, whose metric is LPIPS; Zhang et al. (arXiv 1801.03924). The
 * framework quotes for CIFAR-10, in its cosine form, 1-NFE FID 18.12 at its best, rising when trained longer. Not
 * reproduced here, since no weights are shipped.
 */
@Recipe
@Perceptual
public interface PerceptualConsistency extends ConsistencyCosine {}
