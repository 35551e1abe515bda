package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network says the velocity at t with a second output v(z, r, t, y), which shares all but its last layer with the first and is
 * trained on the same rows: the loss gains weight times the squared error between it and the velocity of data, guided if training
 * is, weighted by size as the main loss is.
 *
 * <p>{@code @TangentVelocity(HEAD)} lets the derivative of a continuous target run along it. Needs a network that has one. Optional;
 * {@link NoVelocityHead} is the default. Source: improved MeanFlow (arXiv 2512.02012), whose loss is A(V - v_g) + A(v_head - v_g);
 * there the head's last blocks are its own, and it is asked at r = t for the direction.
 */
@Documented
@Component(Category.VELOCITY_HEAD)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface VelocityHead {
    /** Weight of the head's loss beside the main one, greater than 0. */
    @Within(
            above = 0,
            feltFrom = 1e-3,
            feltUntil = 1e3,
            why = "at 0 the head is never trained, below 0 it is led away from the velocity",
            unfelt = "one of the two losses drowns in the other")
    double weight() default 1;
}
