package saltus.recipes;

import saltus.Recipe;
import saltus.TeacherVelocity;

/**
 * Flow-anchored consistency as published: a teacher's velocity takes the place of the data's, in the shortcut's target and in the
 * velocity term.
 *
 * <p>Source: Peng et al. (arXiv 2507.03738): ImageNet-256, 1-NFE FID 1.70, in two steps 1.32. The teacher is given by its run; times
 * and weight are those of {@link FlowAnchoredConsistency}.
 */
@Recipe
@TeacherVelocity
public interface DistilledFlowAnchoredConsistency extends FlowAnchoredConsistency {}
