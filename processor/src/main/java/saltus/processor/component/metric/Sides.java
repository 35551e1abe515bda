package saltus.processor.component.metric;

import saltus.CompareSamples;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;

/**
 * What is compared, as the generated step calls it.
 *
 * @param prediction the side with gradient
 * @param target the side without
 */
public record Sides(String prediction, String target) {
    /** Of a design. */
    public static Sides of(Design design) {
        if (design.has(CompareSamples.class)) {
            return new Sides("ends.prediction()", "ends.target()");
        }
        return InnerRule.isLagrangian(design)
                ? new Sides("sides.prediction()", "sides.target()")
                : new Sides("prediction", "target");
    }
}
