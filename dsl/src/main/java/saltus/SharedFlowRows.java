package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rows that learn the velocity itself, r = t, stand where the law of times starts shortcuts. The default. */
@Documented
@Component(Category.FLOW_ROWS)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SharedFlowRows {}
