package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.AdaptiveWeight;
import saltus.Category;
import saltus.VariationalWeight;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** After adaptive weights of power 1 all losses are alike, and a variational weight has nothing to learn (framework, C42). */
public final class VariationalWeightIsVoid implements Rule {
    @Override
    public String claim() {
        return "the variational weight sees losses of different size";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(VariationalWeight.class)) {
            return Optional.empty();
        }
        if (design.find(AdaptiveWeight.class)
                .filter(weight -> weight.power() >= 1)
                .isEmpty()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component variational = design.component(Category.LOG_VARIANCE).orElseThrow();
        Component adaptive = design.component(Category.WEIGHT).orElseThrow();
        return Optional.of(Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the variational weight has next to nothing to do",
                Found.in(design, variational, adaptive),
                "e / (e + floor) is near 1 whatever the error, so that the best lambda is near 0; the published setting of"
                        + " ESC has both",
                "use @UniformWeight or a power below 1, or, if it is meant, @SuppressWarnings(\"saltus:" + id() + "\")",
                List.of(Place.of(variational), Place.of(adaptive)))));
    }
}
