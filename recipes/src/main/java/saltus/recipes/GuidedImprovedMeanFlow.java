package saltus.recipes;

import static saltus.StepVelocity.HEAD;

import saltus.GuidanceInput;
import saltus.Recipe;
import saltus.TangentVelocity;
import saltus.VelocityHead;

/**
 * Improved MeanFlow in full: a second output says the velocity, which is what the derivative runs along, and the guidance scale and
 * its window are inputs of the network, chosen when samples are made.
 *
 * <p>Source: Geng et al. (arXiv 2512.02012): the loss A(V - v_g) + A(v_head - v_g) with V = u + (t - r) sg(du/dt) along (v_head, 0,
 * 1), v_g = v + (1 - 1/omega) (v_c - v_null), r = t on half of the rows, omega in [1, 8] with a density proportional to omega^-1,
 * windows from U(0, 1/2) until U(1/2, 1), outside which omega is 1, and labels dropped from one row in ten. Their released code asks
 * the head at r = t for v_c, v_null and the direction, and gives rows with r = t no window; here v_c and v_null are the first
 * output's at r = t, the direction is the head's at r itself, which costs no evaluation, and all rows have windows. Each has the same
 * optimum. Data without classes are not guided. For the constants that lean on images see {@link LatentImprovedMeanFlow}.
 */
@Recipe
@TangentVelocity(HEAD)
@VelocityHead
@GuidanceInput(max = 8, power = 1, window = true)
public interface GuidedImprovedMeanFlow extends ImprovedMeanFlow {}
