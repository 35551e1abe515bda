package saltus.recipes;

import saltus.ClassConsistentBatches;
import saltus.Recipe;

/**
 * Ablation B2 of ESC: plug-in velocities on half of the rows, of batches of one class.
 *
 * <p>Source: framework (arXiv 2512.11831), ablation table; ImageNet-256 B/2, 1-NFE FID 5.96 against 6.09.
 */
@Recipe
@ClassConsistentBatches
public interface AblationB2 extends AblationA2 {}
