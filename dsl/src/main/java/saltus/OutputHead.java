package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The network says the output of {@link NetworkOutput} itself. The default. */
@Documented
@Component(Category.HEAD)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface OutputHead {}
