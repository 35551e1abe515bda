package saltus.recipes;

import saltus.Recipe;
import saltus.TangentNormalisation;
import saltus.TangentWarmUp;

/**
 * Align Your Flow, Eulerian: a teacher's flow map from its start, u = v - (t - r) du/dt, with the teacher's velocity v as leading term
 * and as direction of the derivative; the change is normalised, and introduced by and by.
 *
 * <p>Source: Sabour et al. (arXiv 2506.14603), AYF-EMD, whose change is normalised with c = 0.1. There the teacher is guided by a weaker
 * model of its own kind, which is not expressed here; times are ours, and the length of the warm-up is that of continuous consistency
 * models (arXiv 2410.11081). Since the teacher says the same of every row at a point, normalising moves no optimum.
 */
@Recipe
@TangentNormalisation(constant = 0.1)
@TangentWarmUp(steps = 10_000)
public interface AlignYourFlow extends DistilledMeanFlow {}
