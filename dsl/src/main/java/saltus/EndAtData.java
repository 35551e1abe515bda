package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every shortcut ends at data: r = 0, except on the rows on which the law of times lets r = t.
 *
 * <p>Such a model is sampled in one step; it never learns to stop on the way. Needs {@link LogitNormalTimes} or
 * {@link UniformTimes}. Source: sCM (arXiv 2410.11081); framework, section 4 (sCT).
 */
@Documented
@Component(Category.END)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EndAtData {}
