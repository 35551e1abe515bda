package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Along which velocity a continuous target is differentiated, apart from the velocity that leads it.
 *
 * <p>Optional: without it both are the first step's. With NETWORK the derivative runs along the network's own F(z, t,
 * t), which has no noise of its own, while data still lead the target. Source: improved MeanFlow (arXiv 2512.02012);
 * framework, C35.
 */
@Documented
@Component(Category.TANGENT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentVelocity {
    /** The direction of the derivative. */
    StepVelocity value();
}
