package saltus.recipes;

import static saltus.PathKind.LINEAR;

import saltus.FlowPath;
import saltus.Recipe;

/**
 * Consistency training on the linear path; t = sigma / (1 + sigma) for the levels of the grid.
 *
 * <p>Source: framework (arXiv 2512.11831), CT-linear; CIFAR-10, 1-NFE FID 14.82 at its best. The released code
 * squeezes its grid into t from 0.43 to 0.5 ({@code @KarrasTimes(squashed = true)} reproduces it); this one spans the
 * whole way.
 */
@Recipe
@FlowPath(LINEAR)
public interface ConsistencyLinear extends ConsistencyCosine {}
