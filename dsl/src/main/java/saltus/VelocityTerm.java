package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A shortcut's row teaches the network its velocity, too: its loss gets weight |F(z, t, t, y) - v|^2, the mean over a sample's
 * entries, and direction (1 - cos(F(z, t, t, y), v)), where v is the velocity that the target's first step follows and the network is
 * asked once more.
 *
 * <p>It is added beside all weights of the loss. Rows with r = t learn their velocity already and have no such term. Its first part
 * rests at the mean of v, as the rows with r = t do; its second at that of directions, which is another where velocities differ
 * by chance. Optional; a weight of 0 is that there is none. Needs an output that is a velocity at r = t. Source: flow-anchored
 * consistency models (arXiv 2507.03738), weight 1 and direction 1.
 */
@Documented
@Component(Category.VELOCITY_TERM)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface VelocityTerm {
    /** Factor of the mean squared error, at least 0. */
    @Within(atLeast = 0, feltFrom = 1e-6, id = "TermWeight", why = "below 0 rows are driven away from their velocity")
    double weight() default 1;

    /** Factor of 1 - cos, over the first axis of a sample (channels of pictures) and meaned over the others; at least 0. */
    @Within(atLeast = 0, feltFrom = 1e-6, id = "TermWeight", why = "below 0 rows are driven away from their velocity")
    double direction() default 0;
}
