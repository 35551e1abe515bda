package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Step sizes that are powers of two: the first {@code bootstrap} share of a batch takes d = 2/T, 4/T, .., 1, shared out as
 * {@code sizes} says, with t on the grid k/T, r = t - d and s in the middle; the other rows learn the velocity with t on the
 * grid and r = s = t - 1/T.
 *
 * <p>Needs {@code @InnerTime(MIDPOINT)}: half of a dyadic step is a dyadic step. Source:
 * shortcut diffusion (arXiv 2410.12557), section 3; T = 128, bootstrap 1/4.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DyadicTimes {
    /** T, the number of the smallest steps: a power of two, at least 2. */
    int steps() default 128;

    /** Share of the batch that learns shortcuts, in (0, 1). */
    @Within(
            above = 0,
            below = 1,
            feltFrom = 0.01,
            feltUntil = 0.99,
            id = "BootstrapIsShare",
            why = "both kinds of rows are needed: shortcuts, and single steps that learn from data",
            unfelt = "almost no row of one of the two kinds is left")
    double bootstrap() default 0.25;

    /**
     * True if shortcuts start at whole multiples of their size, t = k d, as in the original; false for every t of the grid
     * of smallest steps (framework, C24).
     */
    boolean onGrid() default false;

    /** How step sizes are shared among the bootstrap rows: in blocks as in the paper, or drawn, for small batches. */
    StepSizes sizes() default StepSizes.BLOCKS;
}
