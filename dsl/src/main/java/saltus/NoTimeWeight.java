package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All times count the same: the default, spelled out to replace an inherited {@link TimeWeight} or {@link
 * TensorWeight}.
 */
@Documented
@Component(Category.TIME_WEIGHT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoTimeWeight {}
