package saltus.processor.rules;

import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;

/** How messages offer s -> t, to designs that could have it. */
final class Limit {
    private Limit() {}

    /** The alternative, after others; nothing where the target or the law of times leaves no choice. */
    static String orUseIt(Design design) {
        return design.has(TwoStep.class)
                        && TimeLaw.of(design).filter(TimeLaw::takesAnySplit).isPresent()
                ? ", or use @InnerTime(AT_START)"
                        + InnerRule.of(design).map(InnerRule::withoutFormula).orElse("")
                : "";
    }
}
