package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.processor.component.term.Term;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A term of the loss that is least elsewhere draws the network away from the exact flow map (framework, C35). */
@AutoService(Rule.class)
public final class TermsRestAtExactMap implements Rule {
    @Override
    public String claim() {
        return "the terms of the loss are least at the exact flow map";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Term> terms = Term.of(design);
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        Optional<Term> elsewhere = terms.stream()
                .filter(term -> term.rest() == Term.Rest.ELSEWHERE)
                .findFirst();
        if (elsewhere.isPresent()) {
            return Optional.of(Verdict.warned(
                    warning(design, design.component(elsewhere.get().category()).orElseThrow())));
        }
        return Optional.of(
                terms.stream().allMatch(term -> term.rest() == Term.Rest.EXACT)
                        ? Verdict.holds(claim())
                        : Verdict.reported(
                                "directions are compared: where targets differ by chance, the optimum is not their mean"));
    }

    private Finding warning(Design design, Component term) {
        return new Finding(
                Severity.WARNING,
                id(),
                "a term of the loss does not vanish at the exact flow map",
                Found.in(design, term),
                "the exact map leads noise to data, but not each noisy sample to its own; the term draws it towards their middle, or"
                        + " what looks like it",
                "keep its weight small and until below 1, and, as it is meant, @SuppressWarnings(\"saltus:" + id()
                        + "\")",
                List.of(Place.of(term)));
    }
}
