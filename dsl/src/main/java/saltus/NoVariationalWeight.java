package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No learned weight of times: the default, spelled out to replace an inherited {@link VariationalWeight}.
 */
@Documented
@Component(Category.LOG_VARIANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoVariationalWeight {}
