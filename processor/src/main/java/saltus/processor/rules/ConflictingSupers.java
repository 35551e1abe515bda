package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.processor.design.Clash;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaClash;

/** Super-interfaces that disagree on a component or a formula leave the choice to the recipe. */
@AutoService(Rule.class)
public final class ConflictingSupers implements Rule {
    @Override
    public String claim() {
        return "super-interfaces agree on every component and formula that the recipe does not redeclare";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Finding> findings = Stream.concat(
                        design.clashes().stream()
                                .filter(clash -> !clash.declaredTogether())
                                .map(clash -> finding(design, clash)),
                        design.formulaClashes().stream().map(clash -> finding(design, clash)))
                .toList();
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding finding(Design design, Clash clash) {
        return new Finding(
                id(),
                "super-interfaces disagree on " + clash.category(),
                Found.in(design, clash.first()) + " against " + Found.in(design, clash.second()),
                "a component is inherited only where all super-interfaces say the same",
                "redeclare " + clash.first().text() + " or " + clash.second().text() + " on " + design.name(),
                List.of());
    }

    private Finding finding(Design design, FormulaClash clash) {
        String method = clash.kind().method();
        return new Finding(
                id(),
                "super-interfaces disagree on " + method,
                method + " of " + clash.first().owner() + " against " + method + " of "
                        + clash.second().owner(),
                "a formula is inherited only where all super-interfaces say the same",
                "redeclare " + clash.kind().signature() + " on " + design.name(),
                List.of());
    }
}
