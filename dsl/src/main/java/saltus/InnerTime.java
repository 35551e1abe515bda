package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is a fixed fraction of the way: s = t - value (t - r).
 *
 * <p>{@link #AT_START} is the continuous limit s -> t, whose target holds the derivative of the network; a fraction above
 * 0 is a discrete design. Alternatives are {@link RandomInner}, {@link InnerFormula}, {@link InnerSchedule}, {@link
 * EtaDecrement} and {@link NextOnGrid}. Source: framework, Eqs. 5 and 8.
 */
@Documented
@Component(Category.INNER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface InnerTime {
    /** s -> t: the continuous limit, whose target holds a derivative. */
    double AT_START = 0;

    /** s = (t + r) / 2: two half steps, as in shortcut diffusion. */
    double MIDPOINT = 0.5;

    /** Where s lies between t (0) and r (1), in [0, 1): {@link #AT_START}, {@link #MIDPOINT}, or any fraction. */
    @Within(
            id = "InnerTimeInInterval",
            atLeast = 0,
            below = 1,
            feltFrom = 1e-4,
            feltUntil = 0.9999,
            unfelt = "single precision hardly tells s from r or t",
            why =
                    "s = t - value (t - r) has to satisfy r <= s <= t, and at s = r the target would be that of the first step"
                            + " alone")
    double value();
}
