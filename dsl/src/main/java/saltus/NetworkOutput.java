package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the network F(z, r, t, y) predicts.
 *
 * <p>Required. The solvers of {@link OneStep} and {@link TwoStep} have to fit it: an Euler step over a finite interval needs
 * an average velocity, a DDIM step an instantaneous one. Source: framework, table 1.
 */
@Documented
@Component(Category.OUTPUT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NetworkOutput {
    /** The meaning of the output. */
    OutputKind value();
}
