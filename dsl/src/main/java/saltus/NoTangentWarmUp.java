package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The derivative counts in full from the first step: the default, spelled out to replace an inherited
 * {@link TangentWarmUp}.
 */
@Documented
@Component(Category.WARM_UP)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoTangentWarmUp {}
