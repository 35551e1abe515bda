package saltus.recipes;

import saltus.Recipe;
import saltus.SeparateLogitNormalTimes;

/**
 * MeanFlow's later setting for CIFAR-10: t and r have laws of their own, and rows with r = t are chosen before r is
 * lowered to t.
 *
 * <p>Source: the authors' later code (framework, section 4): t from logit-normal(-0.6, 1.6), r from (-4, 1.6).
 */
@Recipe
@SeparateLogitNormalTimes(startMean = -0.6, startDeviation = 1.6, endMean = -4.0, endDeviation = 1.6, coincide = 0.25)
public interface LaterCifarMeanFlow extends CifarMeanFlow {}
