package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * r = s = t from U(0, 1), or from the law of {@link LogitNormalFlowRows} or {@link FlowRowsFormula}: plain flow matching, no
 * shortcuts.
 *
 * <p>For recipes without {@link TwoStep}. Source: flow matching (arXiv 2210.02747).
 */
@Documented
@Component(Category.TIMES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FlowTimes {}
