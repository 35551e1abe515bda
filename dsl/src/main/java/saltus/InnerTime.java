package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The inner time of a {@link TwoStep} target is a fixed fraction of the way: s = t - value (t - r).
 *
 * <p>{@link #AT_START} is the continuous limit s -> t, whose target holds the derivative of the network; a fraction between 0
 * and 1 is a discrete design. {@link #AT_END} is the limit s -> r, the Lagrangian one: the way leads through the network to r
 * first and then on along the velocity there, so that dX_{t,r}/dr, which has a gradient, is compared with u(X_{t,r}, r, r),
 * which has none. Both steps follow the network, and rows with r = t learn the velocity from data.
 *
 * <p>Alternatives are {@link RandomInner}, {@link InnerFormula}, {@link InnerSchedule}, {@link EtaDecrement} and {@link
 * NextOnGrid}. Source: framework, Eqs. 5 and 8; the limit at the end from Boffi et al. (arXiv 2505.18825), Lagrangian
 * self-distillation.
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

    /** s -> r: the Lagrangian limit, whose prediction holds a derivative. */
    double AT_END = 1;

    /** Where s lies between t (0) and r (1), in [0, 1]: {@link #AT_START}, {@link #MIDPOINT}, {@link #AT_END}, or any fraction. */
    @Within(
            id = "InnerTimeInInterval",
            atLeast = 0,
            below = 1,
            except = AT_END,
            feltFrom = 1e-4,
            feltUntil = 0.9999,
            unfelt = "single precision hardly tells s from r or t",
            why = "s = t - value (t - r) has to satisfy r <= s <= t; value 1, AT_END, is the limit s -> r")
    double value();
}
