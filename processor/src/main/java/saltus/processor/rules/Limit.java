package saltus.processor.rules;

import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;

/** How messages offer s -> t, to designs that could have it. */
final class Limit {
    private Limit() {}

    /** What the design has in the place of the target that is asked for, after what was found. */
    static String found(Design design) {
        return InnerRule.of(design)
                .map(rule -> switch (rule.meeting()) {
                    case AT_START -> " with a continuous target";
                    case BETWEEN -> " with a discrete target";
                    case AT_END -> " with a derivative at the end";
                })
                .orElse(" without @TwoStep");
    }

    /** The alternative, after others; nothing where the target or the law of times leaves no choice. */
    static String orUseIt(Design design) {
        return design.has(TwoStep.class)
                        && TimeLaw.of(design).filter(TimeLaw::takesAnySplit).isPresent()
                ? ", or use @InnerTime(AT_START)"
                        + InnerRule.of(design).map(InnerRule::withoutFormula).orElse("")
                : "";
    }
}
