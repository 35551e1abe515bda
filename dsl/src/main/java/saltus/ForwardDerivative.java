package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The derivative of a continuous target by forward differentiation, exact: the default, spelled out to replace an
 * inherited {@link FiniteDifference}.
 */
@Documented
@Component(Category.DERIVATIVE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ForwardDerivative {}
