package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A teacher lends rows their velocity: v(z_t, t, y) of a trained network, which is another run's and is never trained here. What a
 * recipe calls CONDITIONAL follows it, and rows with r = t learn it.
 *
 * <p>The teacher says the velocity itself and not one sample's, so that targets do not vary by chance, and what training rests on
 * is the flow map of the teacher's velocity, mistakes included. It is given as {@code train --teacher RUN}, has to be of the same data
 * and the same path, and to have learned velocities. Labels that are dropped are dropped for it, too. A step asks it once for each
 * row, and where it is guided without being told so once more for each guided row. {@link StepVelocity#TEACHER} follows it in one
 * place alone. Source: consistency distillation (arXiv 2303.01469); Align Your Flow (arXiv 2506.14603); MeanFlow on representation
 * autoencoders (arXiv 2511.13019).
 */
@Documented
@Component(Category.ESTIMATE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TeacherVelocity {
    /** Share of the teacher's velocity, the rest being the sample's own; in (0, 1]. */
    @Within(
            above = 0,
            atMost = 1,
            feltFrom = 1e-3,
            why = "the velocity of a row is a mean of two, whose shares sum to 1",
            unfelt = "the velocity is the sample's own, up to a thousandth")
    double share() default 1;

    /** Scale of the teacher's guidance, v(null) + omega (v(y) - v(null)) on labelled rows; 1 is without. */
    @Within(
            atLeast = 0,
            feltUntil = 100,
            why = "below 0 a class is where the teacher is led away from",
            unfelt = "so strong a guidance leaves no sample where data are")
    double omega() default 1;

    /** Smallest t at which the teacher is guided, in [0, 1]. */
    @Within(atLeast = 0, atMost = 1, why = "it is a time")
    double from() default 0;

    /** Largest t at which the teacher is guided, in [0, 1]. */
    @Within(atLeast = 0, atMost = 1, why = "it is a time")
    double until() default 1;
}
