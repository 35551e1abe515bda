package saltus.processor.rules;

import java.util.List;
import saltus.processor.design.Clash;
import saltus.processor.design.Design;

/** One type declares at most one component of a category. */
public final class DuplicateComponent implements Rule {
    @Override
    public String claim() {
        return "no type declares two components of one category";
    }

    @Override
    public boolean concerns(Design design) {
        return true;
    }

    @Override
    public List<Finding> check(Design design) {
        return design.clashes().stream()
                .filter(Clash::declaredTogether)
                .map(clash -> finding(design, clash))
                .toList();
    }

    private Finding finding(Design design, Clash clash) {
        return new Finding(
                id(),
                "two components decide the same thing (" + clash.category() + ")",
                Found.in(design, clash.first()) + " beside " + Found.in(design, clash.second()),
                "they are alternatives of each other; neither can be preferred",
                "remove one of them",
                List.of(Place.of(clash.second()), Place.of(clash.first())));
    }
}
