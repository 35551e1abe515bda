package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A label becomes the null label (number K of K classes 0 .. K-1) with this probability, for student and target alike, so
 * that the network learns the unconditional model as well.
 *
 * <p>With {@link DyadicTimes} only rows that learn the velocity lose their label. Optional: without it labels stay, and the
 * model cannot be guided. Source: classifier-free guidance (arXiv 2207.12598).
 */
@Documented
@Component(Category.LABELS)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LabelDropout {
    /** Probability in [0, 1). */
    @Within(
            atLeast = 0,
            below = 1,
            feltFrom = 1e-4,
            feltUntil = 0.99,
            id = "LabelDropoutIsProbability",
            why = "at 1 the network would never see a label, below 0 it is no probability",
            unfelt = "almost all rows are of one kind, with a label or without")
    double value() default 0.1;
}
