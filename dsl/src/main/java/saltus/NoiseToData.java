package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * t = 1 and r = 0 on every row: each makes a sample of noise in one step, and learns nothing else.
 *
 * <p>For metrics that compare the samples of a batch with its data as two sets: {@link Drift}, {@link SinkhornDivergence},
 * {@link EnergyDistance}, {@link KernelDiscrepancy}, {@link FrechetDistance}, or a method of your own by {@link
 * TensorDistance}. No {@link TwoStep}, and no velocity of the data: a sample is compared with no sample of its own. What is
 * trained is sampled in one step. Source: Drifting (arXiv 2602.04770), W-Flow (arXiv 2605.11755), FD-loss (arXiv
 * 2604.28190).
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoiseToData {}
