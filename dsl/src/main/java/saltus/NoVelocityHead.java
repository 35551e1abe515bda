package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The network has one output: the default, spelled out to replace an inherited {@link VelocityHead}. */
@Documented
@Component(Category.VELOCITY_HEAD)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoVelocityHead {}
