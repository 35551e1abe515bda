package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.VariationalWeight;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** After adaptive weights of power 1 all losses are alike, and a variational weight has nothing to learn (framework, C42). */
@AutoService(Rule.class)
public final class VariationalWeightIsVoid implements Rule {
    /** From here on a loss e^(1 - power) varies by less than a factor of two where errors vary by a thousand. */
    private static final double FLAT = 0.9;

    @Override
    public String claim() {
        return "the variational weight sees losses of different size";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(VariationalWeight.class)) {
            return Optional.empty();
        }
        if (LossWeight.of(design).power() < FLAT) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component variational = design.component(Category.LOG_VARIANCE).orElseThrow();
        Component adaptive = design.component(Category.WEIGHT).orElseThrow();
        return Optional.of(Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the variational weight has next to nothing to do",
                Found.in(design, variational, adaptive),
                "e / (e + floor)^power is nearly the same whatever the error, so that lambda finds nothing; the published setting of"
                        + " ESC has both",
                "use @UniformWeight or a power well below 1, or, if it is meant, @SuppressWarnings(\"saltus:" + id()
                        + "\")",
                List.of(Place.of(variational), Place.of(adaptive)))));
    }
}
