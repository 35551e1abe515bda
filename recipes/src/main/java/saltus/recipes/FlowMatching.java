package saltus.recipes;

import static saltus.OutputKind.VELOCITY;
import static saltus.PathKind.LINEAR;
import static saltus.Reduction.MEAN;
import static saltus.Solver.DDIM;

import saltus.FlowPath;
import saltus.FlowTimes;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.Recipe;
import saltus.SquaredL2;

/**
 * Flow matching: the velocity of the flow, sampled in many steps. The baseline that shortcut models are measured against.
 *
 * <p>Source: Lipman et al. (arXiv 2210.02747); linear path as in rectified flow (arXiv 2209.03003).
 */
@Recipe
@FlowPath(LINEAR)
@NetworkOutput(VELOCITY)
@OneStep(DDIM)
@FlowTimes
@SquaredL2(MEAN)
@LabelDropout(0.1)
public interface FlowMatching {}
