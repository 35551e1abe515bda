package saltus.recipes;

import saltus.ClassConsistentBatches;
import saltus.GradualTimes;
import saltus.PlugInVelocity;
import saltus.Recipe;
import saltus.TangentWarmUp;
import saltus.VariationalWeight;

/**
 * ESC, the explicit shortcut model: MeanFlow with velocities of the whole batch, shortcuts to data first, times
 * weighted by what the network expects, a derivative that enters by and by, and batches of one class.
 *
 * <p>Source: framework (arXiv 2512.11831), section 4, in the form that suits data of any dimension (plain squared
 * error, uniform times, as {@link MeanFlow}) and curricula for runs of some thousand steps. {@link ExplicitShortcutB2}
 * and {@link ExplicitShortcutXL2} have the published constants.
 */
@Recipe
@PlugInVelocity(probability = 0.5)
@GradualTimes(steps = 3000)
@TangentWarmUp(steps = 1000)
@VariationalWeight
@ClassConsistentBatches
public interface ExplicitShortcut extends MeanFlow {}
