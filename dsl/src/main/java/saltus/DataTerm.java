package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss of a row with t &lt; until gets the distance between where its prediction leads at t = 0, X(z, t, 0) of the one-step
 * prediction's output, and its own sample, times a weight.
 *
 * <p>The term is weighed by its size as the loss is ({@link AdaptiveWeight}, {@link LossFormula}), for itself. It does not vanish at the exact
 * flow map, which leads noisy samples to data, not each to its own: the compiler warns of it. {@link DataMeasure#FEATURES} needs
 * coloured images and a feature network of your own, {@code saltus train RECIPE --features FILE}; see {@link Perceptual} for what is in
 * that file. Optional; a weight of 0 is that there is none. Source: pixel MeanFlow (arXiv 2601.22158).
 */
@Documented
@Component(Category.DATA_TERM)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DataTerm {
    /** How estimate and sample are compared. */
    DataMeasure value();

    /** Factor, at least 0. */
    @Within(atLeast = 0, feltFrom = 1e-6, id = "TermWeight", why = "below 0 samples are driven away from data")
    double weight() default 1;

    /** Rows with t below it have the term; in (0, 1], 1 for all. */
    @Within(above = 0, atMost = 1, feltFrom = 1e-3, why = "it is a time", unfelt = "almost no row has the term")
    double until() default 1;
}
