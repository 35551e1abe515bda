package saltus.recipes;

import saltus.Recipe;
import saltus.TeacherVelocity;

/**
 * Flow-anchored consistency as published for image latents: a guided teacher's velocity takes the place of the data's.
 *
 * <p>Source: Peng et al. (arXiv 2507.03738) and their code: ImageNet-256, 1-NFE FID 1.70, in two steps 1.32; guidance 1.75 above
 * 0.125 of their time, which runs from noise, so that t is at most 0.875 here. The rest is {@link LatentFlowAnchoredConsistency}'s.
 */
@Recipe
@TeacherVelocity(omega = 1.75, until = 0.875)
public interface LatentDistilledFlowAnchoredConsistency extends LatentFlowAnchoredConsistency {}
