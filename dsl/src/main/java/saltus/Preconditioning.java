package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scales for data whose deviation is not one: the network sees z / dataDeviation, its output is multiplied by
 * dataDeviation, and the noise of the path has deviation dataDeviation.
 *
 * <p>Optional; without it everything is taken as it is (dataDeviation = 1). Training and sampling share it, so that what is
 * trained is what is sampled. Source: sCM (arXiv 2410.11081), section 4.
 */
@Documented
@Component(Category.PRECONDITIONING)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Preconditioning {
    /** sigma_d, the deviation of the data; in (1e-15, 1e15). */
    @Within(
            above = 1e-15,
            below = 1e15,
            feltFrom = 1e-6,
            feltUntil = 1e6,
            id = "DataDeviation",
            why = "the network sees z / dataDeviation")
    double dataDeviation();

    /**
     * Factor of the network's output, greater than 0; {@link #AS_DATA} for dataDeviation. With pi / 2 dataDeviation the
     * network predicts the velocity of TrigFlow, whose time runs to pi / 2 (sCM). The released code of the framework trains
     * sCT-cosine with 1 and samples it with dataDeviation, which halves the deviation of what it makes (framework, C15):
     * here training and sampling share the factor, whatever it is.
     */
    @Within(
            above = 0,
            feltFrom = 1e-6,
            feltUntil = 1e6,
            except = Preconditioning.AS_DATA,
            id = "OutputFactor",
            why = "it multiplies what the network says")
    double output() default AS_DATA;

    /** Stands for dataDeviation. */
    double AS_DATA = -1;
}
