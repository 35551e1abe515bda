package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every sample's loss counts as it is: the default, spelled out to replace an inherited {@link AdaptiveWeight}.
 */
@Documented
@Component(Category.WEIGHT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface UniformWeight {}
