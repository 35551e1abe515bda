package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import saltus.processor.component.times.Region;
import saltus.processor.design.Design;

/** A weight of the times is positive wherever the law of times puts rows (framework, C25). */
@AutoService(Rule.class)
public final class WeightIsPositive extends WeightRule {
    @Override
    public String claim() {
        return "the time weight is positive wherever there are rows";
    }

    @Override
    public List<String> presumes() {
        return Stream.concat(super.presumes().stream(), Stream.of("WeightIsFinite"))
                .toList();
    }

    @Override
    List<Goal> goals(Design design) {
        List<Goal> goals = new ArrayList<>();
        for (Region rows : rows(design)) {
            goals.add(Goal.atLeast(
                            "weight >= 0 on rows with " + rows.name(),
                            rows.at(formula(design).body()),
                            -Goal.TOLERANCE,
                            rows.everywhere().get(0),
                            refuted -> new Finding(
                                    id(),
                                    "the time weight is negative on rows with " + rows.name(),
                                    found(design) + "; " + counterexample(rows, refuted),
                                    "such rows are trained to be as far from their target as they can",
                                    "change the formula, so that it is positive, or exclude these times from the law of times",
                                    places(design)))
                    .over(rows.everywhere()));
            goals.add(Goal.positive(
                            "weight > 0 on rows with " + rows.name(),
                            rows.at(formula(design).body()),
                            rows.inside().get(0),
                            refuted -> new Finding(
                                    id(),
                                    "the time weight is zero on rows with " + rows.name(),
                                    found(design) + "; " + counterexample(rows, refuted),
                                    "such rows are drawn and computed, but the network learns nothing from them",
                                    "change the formula, so that it is positive, or exclude these times from the law of times",
                                    places(design)))
                    .over(rows.inside()));
        }
        return goals;
    }
}
