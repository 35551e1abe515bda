package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples are made in steps that start at given times, the last of which ends at data: {1, 0.6, 0.2} are three steps, 1 to 0.6 to
 * 0.2 to 0. <code>sample --steps</code> and <code>--times</code> ask for others.
 *
 * <p>Optional; an alternative to {@link SampleSteps}. The compiler checks that the times fall from 1 and lie in (0, 1], and
 * that the steps are trained. Source: consistency models (arXiv 2303.01469), section 4, and sCM (arXiv 2410.11081), which choose
 * the time in the middle of two steps.
 */
@Documented
@Component(Category.SAMPLE_TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SampleTimes {
    /** Where each step starts: the first at 1, each later one below the one before, all above 0. */
    double[] value();
}
