package saltus.recipes;

import saltus.DyadicTimes;
import saltus.Recipe;
import saltus.StepByLevel;
import saltus.TargetNetwork;

/**
 * Shortcut diffusion as its authors released it: an eighth of the batch is bootstrapped, from a moving average;
 * shortcuts start at multiples of their size, which the network is told by its level.
 *
 * <p>Source: Frans et al. (arXiv 2410.12557) and their code: 128 steps, bootstrap 1/8, target decay 0.999. {@link
 * ShortcutDiffusion} has the framework's reading of it.
 */
@Recipe
@DyadicTimes(steps = 128, bootstrap = 0.125, onGrid = true)
@StepByLevel
@TargetNetwork(decay = 0.999)
public interface OriginalShortcutDiffusion extends ShortcutDiffusion {}
