package saltus.processor.rules;

import java.util.List;
import saltus.processor.design.Clash;
import saltus.processor.design.Design;

/** Super-interfaces that disagree on a component leave the choice to the recipe. */
public final class ConflictingSupers implements Rule {
    @Override
    public String claim() {
        return "super-interfaces agree on every component that the recipe does not redeclare";
    }

    @Override
    public boolean concerns(Design design) {
        return true;
    }

    @Override
    public List<Finding> check(Design design) {
        return design.clashes().stream()
                .filter(clash -> !clash.declaredTogether())
                .map(clash -> finding(design, clash))
                .toList();
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
}
