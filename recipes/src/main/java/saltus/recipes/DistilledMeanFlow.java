package saltus.recipes;

import saltus.NoGuidance;
import saltus.Recipe;
import saltus.TeacherVelocity;

/**
 * MeanFlow that distils: the teacher's velocity takes the place of the data's, on all rows. {@link LatentDistilledMeanFlow} has the
 * constants published for latents.
 *
 * <p>Source: MeanFlow on representation autoencoders (arXiv 2511.13019), its second stage, in the form that is right for data of any
 * dimension.
 */
@Recipe
@TeacherVelocity
@NoGuidance
public interface DistilledMeanFlow extends MeanFlow {}
