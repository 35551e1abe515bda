package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The energy distance of a batch's samples x and its data y: 2 E|x - y| - E|x - x'| - E|y - y'|, which is nothing if and only
 * if the laws are the same. It has no scale to choose.
 *
 * <p>Source: Szekely and Rizzo, the energy distance; the maximum mean discrepancy of the kernel -|x - y|.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EnergyDistance {
    /**
     * True for means over all pairs of a set, a sample with itself included: at least 0, nothing if the sets are the same, and
     * smaller for samples that vary by 1/B too little. False for pairs of two: unbiased, around 0 where the laws agree.
     */
    boolean selfPairs() default false;
}
