package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples take shortcuts, after each of which noise is added anew. A step from t goes to the time that has sqrt(1 - share^2) of the
 * noise of the next start, where independent noise makes up for the rest: with exact shortcuts what starts there has the law that
 * it has on the path, whatever the share. With share 1 each step goes all the way to data.
 *
 * <p>Optional; {@link DirectSampler} is the default. A share below 1 needs shortcuts with any end. Source: CTM (arXiv 2310.02279),
 * algorithm 3, gamma; with share 1 consistency models (arXiv 2303.01469), algorithm 1.
 */
@Documented
@Component(Category.SAMPLER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RenoisingSampler {
    /** Deviation of the noise that is new, of that of all. */
    @Within(
            above = 0,
            atMost = 1,
            feltFrom = 1e-3,
            why = "it is a share of the noise of the next time",
            unfelt = "noise so small changes no sample")
    double share() default 1;
}
