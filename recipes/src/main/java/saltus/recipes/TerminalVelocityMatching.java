package saltus.recipes;

import saltus.Recipe;
import saltus.TargetNetwork;

/**
 * Terminal velocity matching, its core: the way moves with its end as a moving average of the network says there,
 * |dX_{t,r}/dr - sg u_avg(X_{t,r}, r, r)|^2, with gradient through the derivative; rows with r = t learn the velocity from data.
 *
 * <p>Source: arXiv 2511.19797 (TVM). There the velocity's loss stands beside the other on the same rows, times have a law of
 * gaps, and the network reads omega; decay and times here are ours.
 */
@Recipe
@TargetNetwork(decay = 0.99)
public interface TerminalVelocityMatching extends LagrangianSelfDistillation {}
