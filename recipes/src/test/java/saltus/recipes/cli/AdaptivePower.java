package saltus.recipes.cli;

import saltus.AdaptiveWeight;
import saltus.Recipe;
import saltus.recipes.MeanFlow;

/** A recipe that has the name of a check: nothing forbids it, and {@code saltus explain} has to choose. */
@Recipe
@AdaptiveWeight(power = 0.5)
public interface AdaptivePower extends MeanFlow {}
