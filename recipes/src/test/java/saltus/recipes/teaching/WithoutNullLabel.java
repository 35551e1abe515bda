package saltus.recipes.teaching;

import saltus.LabelDropout;
import saltus.Recipe;
import saltus.recipes.FlowMatching;

/** Flow matching that drops no label. */
@Recipe
@LabelDropout(0)
public interface WithoutNullLabel extends FlowMatching {}
