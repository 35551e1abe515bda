package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network says x, where data are, and the output of {@link NetworkOutput} is made of it: u = (z - x) / max(t, floor).
 *
 * <p>X(z, t, 0) = z - t u is then x itself for t &gt;= floor, and between two times a step leads on the line to it. Images lie in few
 * of the dimensions of their pixels, velocities in all of them: x is what a network of few channels can say. The target is
 * that of the velocity, whatever says it. Dividing by t makes much of small errors where it is small, and cannot be done at t = 0:
 * below the floor it is divided by that, or, with floor = 0, the compiler proves that no time is drawn there.
 *
 * <p>For Euler's steps: on curved paths a velocity is another function of z and x. Optional; {@link OutputHead} is the default. Source:
 * pixel MeanFlow (arXiv 2601.22158), floor 0.05.
 */
@Documented
@Component(Category.HEAD)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DataHead {
    /** The least t by which is divided, in [0, 1). */
    @Within(atLeast = 0, below = 1, feltFrom = 1e-4, why = "it is a time, by which is divided")
    double floor() default 0.05;
}
