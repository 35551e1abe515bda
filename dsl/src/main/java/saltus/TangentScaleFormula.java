package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The factor w of the change that a target asks for, g = w dX/dt (of a discrete one w (F_tgt - F) (t - r) / (t - s)), is a formula of the recipe, a static method of
 * the shortcut's ends, or of these and of {@link Progress}:
 *
 * <pre>{@code
 * static double scale(double r, double t) { return 1 - (1 - t) * (1 - t); }
 * }</pre>
 *
 * <p>Any w greater than 0 has the same optimum (see {@link TangentScale}); the compiler proves that it is finite and greater
 * than 0 wherever the law of times draws shortcuts. Source: FACM (arXiv 2507.03738), 1 - (1 - t)^p; UCGM (arXiv
 * 2505.07447), a factor of 1 / sin.
 */
@Documented
@Component(Category.TANGENT_SCALE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TangentScaleFormula {}
