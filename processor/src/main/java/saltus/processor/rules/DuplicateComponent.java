package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.processor.design.Clash;
import saltus.processor.design.Design;

/** One type declares at most one component of a category. */
@AutoService(Rule.class)
public final class DuplicateComponent implements Rule {
    @Override
    public String claim() {
        return "no type declares two components of one category";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Finding> findings = design.clashes().stream()
                .filter(Clash::declaredTogether)
                .map(clash -> finding(design, clash))
                .toList();
        return Optional.of(Verdict.of(claim(), findings));
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
