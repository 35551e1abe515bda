package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The change that a target asks for, g = F_tgt - F (of a discrete one (F_tgt - F) (t - r) / (t - s)), becomes g / (rms(g) + constant) on every shortcut, rms
 * being the root of the mean square over a sample's entries; after warm-up, so that a small derivative is not blown
 * up.
 *
 * <p>Optional; {@link NoTangentNormalisation} is the default. It bounds the gradient, and it moves the optimum, since
 * rows are no longer averaged by their size (framework, R3). Source: sCM (arXiv 2410.11081), section 4.2 (constant
 * 0.1).
 */
@Documented
@Component(Category.NORMALISATION)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentNormalisation {
    /** c, greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-8,
            feltUntil = 1e3,
            id = "TangentConstant",
            why = "it keeps changes that are nearly zero from being blown up",
            unfelt = "it is nothing beside every change, or every change is nothing beside it")
    double constant() default 0.1;
}
