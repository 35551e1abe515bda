package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The distance of a row gets weight (1 - cos(prediction, target)): the cosine over the first axis of a sample (the channels of
 * pictures, the coordinates of points), meaned over the others.
 *
 * <p>It is a part of the distance, which {@link AdaptiveWeight} and other weights see as one number. Zero where prediction and
 * target are equal; where targets differ by chance the mean of their directions is not the direction of their mean, and so
 * is what is learned. Optional; a weight of 0 is that there is none. Needs outputs of the network to compare. Source: transition models
 * (arXiv 2509.04394).
 */
@Documented
@Component(Category.DIRECTION_TERM)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DirectionTerm {
    /** Factor beside the distance, at least 0. */
    @Within(
            atLeast = 0,
            feltFrom = 1e-6,
            id = "TermWeight",
            why = "below 0 predictions are turned away from their targets")
    double weight() default 1;
}
