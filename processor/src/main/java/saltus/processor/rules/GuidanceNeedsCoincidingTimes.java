package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.guidance.Mixing;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Guidance by target mixing reads u(z, t, t, ..), which only rows with r = t train (framework, C22). */
@AutoService(Rule.class)
public final class GuidanceNeedsCoincidingTimes implements Rule {
    @Override
    public String claim() {
        return "the values at r = t that guidance reads are trained";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (Mixing.of(design).isEmpty()) {
            return Optional.empty();
        }
        if (Term.asksVelocity(design)
                || TimeLaw.of(design)
                        .filter(law -> law.shares().coinciding() == 0)
                        .isEmpty()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component guidance = design.component(Category.GUIDANCE).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        boolean dyadic = TimeLaw.of(design).orElseThrow().levels().isPresent();
        boolean generates = TimeLaw.of(design).orElseThrow().generates();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "guidance reads u(z, t, t, ..), which is never trained",
                Found.in(design, guidance, times),
                dyadic
                        ? "with dyadic times r < t on every row, single steps included"
                        : generates
                                ? "rows go from noise to data, and none has r = t"
                                : "with coincide = 0 no row has r = t",
                dyadic
                        ? "use @BootstrapGuidance, which guides the smallest steps"
                        : generates ? "use @NoGuidance" : "use coincide = 0.5 or more, @VelocityTerm, or @NoGuidance",
                dyadic
                        ? List.of(Place.of(guidance), Place.of(times))
                        : List.of(Place.of(times, "coincide"), Place.of(guidance)))));
    }
}
