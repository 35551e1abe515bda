package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is as far below t as a fixed step of eta = sigma / alpha: eta(s) = eta(t) -
 * eta(until) 2^-exponent. Needs a path of {@link FlowPath}, which knows the time of a level.
 *
 * <p>Source: inductive moment matching (arXiv 2503.07565), section 4 and appendix (exponent 12, until 0.994).
 */
@Documented
@Component(Category.INNER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EtaDecrement {
    /** gamma, from 1 to 30: how fine the decrement is. */
    @Within(
            atLeast = 1,
            atMost = 30,
            feltUntil = 20,
            id = "EtaDecrement",
            why = "it is a number of halvings; after 30 s is t in single precision wherever eta is above 1",
            unfelt = "in single precision s is t where eta is large")
    int exponent() default 12;

    /** The time whose eta is halved {@code exponent} times; in (0, 1). */
    @Within(
            above = 0,
            below = 1,
            feltFrom = 1e-3,
            feltUntil = 0.9999,
            id = "EtaDecrement",
            why = "eta is not finite at t = 1")
    double until() default 0.994;

    /**
     * False for the released code of the framework, which lets s fall below r on 11.6 % of the rows, so that their
     * target flows back. Here to reproduce that code's numbers; the compiler warns (framework, C19).
     */
    boolean staysAboveEnd() default true;
}
