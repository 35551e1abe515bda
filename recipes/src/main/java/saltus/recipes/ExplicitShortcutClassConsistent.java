package saltus.recipes;

import saltus.ClassConsistentBatches;
import saltus.Recipe;

/**
 * ESC B/2 with batches of one class: faster convergence, the same final quality.
 *
 * <p>Source: framework (arXiv 2512.11831), full model with class-consistent mini-batches.
 */
@Recipe
@SuppressWarnings("saltus:VariationalWeightIsVoid") // published with both
@ClassConsistentBatches
public interface ExplicitShortcutClassConsistent extends ExplicitShortcutB2 {}
