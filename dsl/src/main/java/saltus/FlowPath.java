package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The flow path x_t = alpha(t) x_0 + sigma(t) noise, from data at t = 0 to noise at t = 1.
 *
 * <p>Required. Its conditional velocity is alpha'(t) x_0 + sigma'(t) noise; the derivatives are taken by the compiler of
 * the graph, never by hand. Alternatives are {@link EdmPath}, and {@link FormulaPath} for one of your own. Source: framework,
 * section 2.
 */
@Documented
@Component(Category.PATH)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FlowPath {
    /** Which path. */
    PathKind value();
}
