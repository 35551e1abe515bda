package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guidance of bootstrapped targets: in both half steps of the smallest shortcuts (d = 2/T), the network's velocity becomes
 * u(null) + omega (u(y) - u(null)). Larger steps inherit it; guiding them, too, would compound it.
 *
 * <p>Needs {@link DyadicTimes} and {@link LabelDropout}. Source: shortcut diffusion (arXiv 2410.12557), appendix; omega 1.5.
 */
@Documented
@Component(Category.GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BootstrapGuidance {
    /** Guidance scale; 1 changes nothing. */
    @Within(id = "GuidanceOmega", why = "it is the guidance scale")
    double omega();
}
