package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Shortcuts end at the r that the law of times draws: the default, spelled out to replace an inherited
 * {@link EndAtData} or {@link GradualTimes}.
 */
@Documented
@Component(Category.END)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RandomEnd {}
