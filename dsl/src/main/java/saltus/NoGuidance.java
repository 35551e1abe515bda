package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No guidance in training: the default, spelled out to replace an inherited one.
 */
@Documented
@Component(Category.GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoGuidance {}
