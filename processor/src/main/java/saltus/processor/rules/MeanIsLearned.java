package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.tangent.Bound;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Design;

/** A continuous target is right on average; what bends averages moves the optimum (framework, R3 and C35): a fact about the design, not a mistake. */
@AutoService(Rule.class)
public final class MeanIsLearned implements Rule {
    @Override
    public String claim() {
        return "the squared error learns the mean of its targets";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        boolean cut = InnerRule.isDiscrete(design) && Bound.of(design).bends();
        if (!InnerRule.isContinuous(design) && !cut) {
            return Optional.empty();
        }
        List<String> bending = new ArrayList<>();
        if (Metric.of(design).filter(Metric::learnsMeans).isEmpty()) {
            bending.add("the metric");
        }
        if (LossWeight.of(design).bends()) {
            bending.add(
                    "@" + design.component(Category.WEIGHT).orElseThrow().type().getSimpleName());
        }
        if (Bound.of(design).bends()) {
            bending.add("@"
                    + design.component(Category.NORMALISATION)
                            .orElseThrow()
                            .type()
                            .getSimpleName());
        }
        return Optional.of(
                bending.isEmpty()
                        ? Verdict.holds(claim())
                        : Verdict.reported(
                                String.join(" and ", bending)
                                        + " weighs targets by their distance: where they differ by chance, the optimum is not their mean"));
    }
}
