package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network is told r itself: the default, spelled out to replace an inherited {@link StepByLevel}.
 */
@Documented
@Component(Category.CONDITIONING)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface StepByValue {}
