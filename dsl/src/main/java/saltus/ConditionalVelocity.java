package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rows follow their own conditional velocity: the default, spelled out to replace an inherited {@link PlugInVelocity} or
 * {@link TensorVelocity}.
 */
@Documented
@Component(Category.ESTIMATE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ConditionalVelocity {}
