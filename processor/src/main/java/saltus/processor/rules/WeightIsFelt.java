package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.processor.component.times.Region;
import saltus.processor.design.Design;
import saltus.processor.proof.Claim;
import saltus.processor.proof.Proof;
import saltus.processor.proof.Prover;

/** A weight of the times is large enough somewhere that the optimiser sees its gradients (framework, C25). */
@AutoService(Rule.class)
public final class WeightIsFelt implements Rule {
    /** Adam's epsilon: gradients are divided by their own size plus this. */
    private static final double EPSILON = 1e-8;

    @Override
    public String claim() {
        return "the time weight is not nothing everywhere";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula", "WeightIsFinite", "WeightIsPositive");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!new WeightIsFinite().concerns(design)) {
            return Optional.empty();
        }
        boolean faint = WeightRule.rows(design).stream().allMatch(rows -> isTiny(design, rows));
        return Optional.of(faint ? Verdict.warned(finding(design)) : Verdict.holds(claim()));
    }

    private static boolean isTiny(Design design, Region rows) {
        return rows.everywhere().stream()
                .map(domain ->
                        new Claim(rows.at(WeightRule.formula(design).body()), Claim.Relation.AT_MOST, EPSILON, domain))
                .allMatch(claim -> Prover.prove(claim) instanceof Proof.Proved);
    }

    private Finding finding(Design design) {
        return new Finding(
                Severity.WARNING,
                id(),
                "the time weight is next to nothing at all times",
                WeightRule.found(design) + ", nowhere more than 1E-8",
                "Adam divides gradients by their own size plus 1e-8, beside which gradients of such a loss are nothing",
                "multiply the weight by a number that brings it near 1 somewhere; a common factor changes no step",
                List.of(Place.of(WeightRule.formula(design))));
    }
}
