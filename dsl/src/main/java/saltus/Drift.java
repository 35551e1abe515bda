package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Each sample x of a batch learns |x - sg(x + V(x))|^2, the field V being drawn by the batch's data and repelled by its other
 * samples: V(x) = sum_y softmax_y(-|x - y| / (tau D)) y over data less the same over samples, D the mean distance between
 * the two sets. Exchanging the sets turns V round, so that it is nothing where they are the same. Fields of three
 * temperatures tau are added, each divided by the root of its mean square over rows and entries.
 *
 * <p>A sample does not meet itself, so that the mean of V is nothing where the laws agree, but for a share of 1/B in a batch of
 * B. That it is nothing only there is not known. Source: Drifting (arXiv 2602.04770), its field, three temperatures and
 * normalisation; a second softmax over the samples and guidance by further repelling samples, which the paper has, too, are
 * left out.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Drift {
    /** The smallest temperature, in mean distances between the sets; greater than 1e-4. Published: 0.02. */
    @Within(
            above = 1e-4,
            feltUntil = 100,
            why = "at no temperature a sample sees its nearest neighbour only, and softmaxes overflow")
    double smallest() default 0.02;

    /** The middle temperature. Published: 0.05. */
    @Within(
            above = 1e-4,
            feltUntil = 100,
            why = "at no temperature a sample sees its nearest neighbour only, and softmaxes overflow")
    double middle() default 0.05;

    /** The largest temperature. Published: 0.2. */
    @Within(
            above = 1e-4,
            feltUntil = 100,
            why = "at no temperature a sample sees its nearest neighbour only, and softmaxes overflow")
    double largest() default 0.2;
}
