package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** The floor of adaptive weights is measured against a summed error (framework, C42). */
@AutoService(Rule.class)
public final class AdaptiveWeightNeedsSum implements Rule {
    @Override
    public String claim() {
        return "adaptive weights see the summed squared error";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!LossWeight.of(design).needsSum()) {
            return Optional.empty();
        }
        if (Metric.of(design).filter(metric -> !metric.sums()).isEmpty()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component weight = design.component(Category.WEIGHT).orElseThrow();
        Component metric = design.component(Category.METRIC).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the adaptive weight's floor does not fit a mean",
                Found.in(design, weight, metric),
                "floor stands beside the sum over a sample's entries; beside their mean it weighs as many times more as"
                        + " a sample has entries",
                "use @SquaredL2 (the sum), or @UniformWeight with the mean",
                List.of(Place.of(metric, "value"), Place.of(weight)))));
    }
}
