package saltus.recipes;

import saltus.Recipe;
import saltus.TeacherVelocity;

/**
 * UCGM's consistency end as published: a teacher's velocity takes the place of the data's.
 *
 * <p>Source: UCGM (arXiv 2505.07447): ImageNet-256, FID 1.42 in two steps. Its constants are those of {@link UnifiedConsistency}.
 */
@Recipe
@TeacherVelocity
public interface DistilledUnifiedConsistency extends UnifiedConsistency {}
