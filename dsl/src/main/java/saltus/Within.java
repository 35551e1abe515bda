package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbers that a member of a component may have. The compiler refuses others under {@link #id}, and warns of those
 * that are in range but do nothing in training: numbers that single precision does not tell from the bound, and shares of
 * a batch that come to no row.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Within {
    /** The smallest number. */
    double atLeast() default Double.NEGATIVE_INFINITY;

    /** What the number is greater than. */
    double above() default Double.NEGATIVE_INFINITY;

    /** The largest number. */
    double atMost() default Double.POSITIVE_INFINITY;

    /** What the number is less than. */
    double below() default Double.POSITIVE_INFINITY;

    /** Numbers out of range that stand for something else, by names of their own. */
    double[] except() default {};

    /** The smallest number that has an effect, {@link #atLeast} itself aside. */
    double feltFrom() default Double.NEGATIVE_INFINITY;

    /** The largest number that has an effect, {@link #atMost} itself aside. */
    double feltUntil() default Double.POSITIVE_INFINITY;

    /** Id of the message, and of its page. */
    String id() default "NumberInRange";

    /** Why numbers out of range mean nothing, one clause. */
    String why();

    /** Why numbers in range are not felt, one clause. */
    String unfelt() default "training in single precision does not see such a number";
}
