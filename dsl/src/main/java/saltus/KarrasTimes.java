package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Neighbours of a grid of noise levels: t and the inner time s are the times of two neighbouring levels, the larger
 * being t, and r = 0. The levels are sigma_i = (largest^(1/rho) + i / (scales - 1) (smallest^(1/rho) -
 * largest^(1/rho)))^rho for i = 0 .. scales - 1; the time of a level is where sigma(t) / alpha(t) has that value.
 *
 * <p>Needs {@link FlowPath} or {@link EdmPath}, on which the times of levels are known in closed form, and {@link
 * NextOnGrid}. A level is drawn uniformly, or with the mass that a normal law of log sigma gives to its interval.
 * Source: EDM (arXiv 2206.00364), Eq. 5; consistency models (arXiv 2303.01469), section 5; the masses: improved
 * consistency training (arXiv 2310.14189), section 3.5.
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface KarrasTimes {
    /**
     * N, the number of levels, at least 2. With {@link ProgressiveScales} the number they start from is not used.
     */
    @Within(atLeast = 2, id = "GridLevels", why = "neighbours need two levels")
    int scales() default 20;

    /** The smallest noise level; greater than 0. */
    @Within(above = 0, feltFrom = 1e-6, id = "GridLevels", why = "it is a noise level")
    double smallest() default 0.002;

    /** The largest noise level; greater than {@code smallest}. */
    @Within(above = 0, feltFrom = 1e-6, feltUntil = 1e6, id = "GridLevels", why = "it is a noise level")
    double largest() default 80;

    /** Greater than 0; 1 is a uniform grid, larger numbers put more levels near the data. */
    @Within(
            above = 0,
            feltFrom = 0.01,
            feltUntil = 100,
            id = "GridLevels",
            why = "levels are powers of rho",
            unfelt = "almost all levels are the same but for rounding")
    double rho() default 7;

    /** How levels are drawn. */
    LevelLaw law() default LevelLaw.UNIFORM;

    /** Mean of log sigma; read with {@code law = LOG_NORMAL} only. */
    double mean() default -1.1;

    /** Deviation of log sigma, greater than 0; read with {@code law = LOG_NORMAL} only. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            id = "GridLevels",
            why = "it is that of log sigma",
            unfelt = "one level is drawn on almost all rows")
    double deviation() default 2.0;

    /**
     * True for the grid of the framework's released code on the linear path: the index is divided by N - 1 once too
     * often and the time of a level is sigma / (largest + sigma), so that t lies between 0.43 and 0.5 for N = 20 and
     * sampling starts where nothing was trained. Here to reproduce that code's numbers; the compiler warns (framework,
     * C28).
     */
    boolean squashed() default false;
}
