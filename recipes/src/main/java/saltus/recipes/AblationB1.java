package saltus.recipes;

import saltus.ClassConsistentBatches;
import saltus.Recipe;

/**
 * Ablation B1 of ESC: plug-in velocities on all rows, of batches of one class.
 *
 * <p>Source: framework (arXiv 2512.11831), ablation table; ImageNet-256 B/2, 1-NFE FID 6.08 against 6.09.
 */
@Recipe
@ClassConsistentBatches
public interface AblationB1 extends AblationA1 {}
