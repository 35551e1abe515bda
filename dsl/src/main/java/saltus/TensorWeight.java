package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The loss of each sample is multiplied by a static method of the recipe over symbolic tensors, of its times:
 *
 * <pre>{@code
 * static Tensor weight(Tensor r, Tensor s, Tensor t) {
 *     Tensor weight = t.minus(r).plus(0.01).power(-1);
 *     return weight.dividedBy(weight.meanOfAll()); // no formula knows the other rows
 * }
 * }</pre>
 *
 * <p>The times are [B], r &lt;= s &lt;= t, and so is the result, finite and at least 0. Optional; {@link NoTimeWeight} is
 * the default, and {@link TimeWeight} is proved where a formula will do. It is called and checked as that of {@link
 * TensorDistance} is. Source: framework, Eq. 5 (w).
 */
@Documented
@Component(Category.TIME_WEIGHT)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TensorWeight {}
