package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import saltus.processor.design.Design;

/** A weight of the times is finite wherever the law of times puts rows (framework, C25). */
@AutoService(Rule.class)
public final class WeightIsFinite extends WeightRule {
    /** More than this is as good as infinite in single precision. */
    private static final double GREATEST = 1e12;

    @Override
    public String claim() {
        return "the time weight is finite wherever there are rows";
    }

    @Override
    List<Goal> goals(Design design) {
        return rows(design).stream()
                .map(rows -> Goal.atMost(
                                "weight is finite on rows with " + rows.name(),
                                Terms.abs(rows.at(formula(design).body())),
                                GREATEST,
                                rows.everywhere().get(0),
                                refuted -> new Finding(
                                        id(),
                                        "the time weight is not finite on rows with " + rows.name(),
                                        found(design) + "; " + counterexample(rows, refuted),
                                        "one such row makes the loss of its batch NaN or drowns all others",
                                        "keep denominators away from 0, as in 1 / (t - r + 0.01), or choose times that stay away",
                                        places(design)))
                        .over(rows.everywhere()))
                .toList();
    }
}
