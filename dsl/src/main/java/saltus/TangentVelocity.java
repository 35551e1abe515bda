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
 * t), which has no noise of its own, while data still lead the target, with HEAD along what a {@link VelocityHead} says, which costs no
 * evaluation. A share below 1 mixes the two, (1 - share) of what
 * leads and share of this one: shares sum to 1, so that at the optimum the direction is v in the mean. An error e of the
 * network's velocity moves the target by -(t - r) share d_x u e, not at all where r = t. Source: improved MeanFlow (arXiv
 * 2512.02012); variance reduction (arXiv 2605.09235); framework, C35.
 */
@Documented
@Component(Category.TANGENT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentVelocity {
    /** The direction of the derivative. */
    StepVelocity value();

    /** Share of this velocity in the direction; the rest is the velocity that leads the target. */
    @Within(
            above = 0,
            atMost = 1,
            feltFrom = 1e-3,
            feltUntil = 0.999,
            why = "the direction is a mean of two velocities, whose shares sum to 1",
            unfelt = "the direction is that of one velocity alone, up to a thousandth")
    double share() default 1;
}
