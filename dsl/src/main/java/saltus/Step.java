package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One step of a {@link TwoStep} target. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Step {
    /** How the velocity becomes a step. */
    Solver solver();

    /** Where the velocity comes from. */
    StepVelocity velocity();
}
