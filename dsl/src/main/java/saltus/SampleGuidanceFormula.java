package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Samples with a class are guided while they are made, as {@link SampleGuidance} guides them, at a scale that is a formula of the
 * recipe, a static method of the time t at which a step starts:
 *
 * <pre>{@code
 * static double sampleGuidance(double t) { return 1 + 2 * t; }
 * }</pre>
 *
 * <p>A network that reads its scale (see {@link GuidanceInput}) is told it in each step. <code>sample --guidance</code> asks for one
 * scale instead. The compiler proves that the formula is from 1, which is no guidance, to 1000 for all t in [0, 1], and to the
 * largest scale of training where the network reads it. Optional; needs {@link LabelDropout}, and a model that was not guided in
 * training otherwise. Source: guidance that changes with the time (arXiv 2404.07724, arXiv 2404.13040).
 */
@Documented
@Component(Category.SAMPLE_GUIDANCE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SampleGuidanceFormula {}
