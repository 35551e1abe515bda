package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The grid of {@link KarrasTimes} stays as it is: the default, spelled out to replace an inherited {@link
 * ProgressiveScales}.
 */
@Documented
@Component(Category.SCALES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FixedScales {}
