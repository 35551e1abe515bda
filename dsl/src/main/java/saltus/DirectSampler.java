package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples take the steps that were learned: shortcuts to the next time; where all shortcuts end at data, these, with noise added
 * anew; velocities where there are no shortcuts. The default.
 */
@Documented
@Component(Category.SAMPLER)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DirectSampler {}
