package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.EtaDecrement;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** An inner time beyond the end lets the target flow back (framework, C19). */
@AutoService(Rule.class)
public final class DecrementPassesEnd implements Rule {
    @Override
    public String claim() {
        return "the decremented time stays above r";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(EtaDecrement.class)) {
            return Optional.empty();
        }
        if (design.find(EtaDecrement.class)
                .filter(decrement -> !decrement.staysAboveEnd())
                .isEmpty()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component decrement = design.component(Category.INNER).orElseThrow();
        return Optional.of(Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the inner time may lie beyond the end: s < r",
                Found.in(design, decrement),
                "on 11.6 % of the rows of the published setting the second step runs from s up to r, against the flow",
                "leave out staysAboveEnd, or, to reproduce the released code, @SuppressWarnings(\"saltus:" + id()
                        + "\")",
                List.of(Place.of(decrement, "staysAboveEnd")))));
    }
}
