package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A positive factor of the change that a target asks for, g = w dX/dt (see {@link TangentScaleFormula}): any w has the same optimum, but rows
 * then count differently, under {@link TangentNormalisation} by how far they are from its constant.
 *
 * <p>Optional; w = 1 is the default. Source: sCM (arXiv 2410.11081), Eq. 6: w = cos t, the factor of the data.
 */
@Documented
@Component(Category.TANGENT_SCALE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentScale {
    /** w. */
    TangentFactor value();
}
