package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.LabelDropout;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.component.sampling.Leading;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Guidance reads the network at the null label, which only label dropout trains (framework, C22 and C44). */
@AutoService(Rule.class)
public final class GuidanceNeedsNullLabel implements Rule {
    @Override
    public String claim() {
        return "the null label that guidance reads is trained by label dropout";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        boolean samples = Leading.guides(design);
        boolean trained = Guiding.of(design).isPresent()
                && TimeLaw.of(design).filter(TimeLaw::generates).isEmpty();
        if (!trained && !samples) {
            return Optional.empty();
        }
        double probability =
                design.find(LabelDropout.class).map(LabelDropout::value).orElse(0.0);
        if (probability != 0) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component guidance = design.component(trained ? Category.GUIDANCE : Category.SAMPLE_GUIDANCE)
                .orElseThrow();
        String found = Found.in(design, guidance);
        List<Place> places = List.of(Place.of(guidance));
        if (design.has(LabelDropout.class)) {
            Component dropout = design.component(Category.LABELS).orElseThrow();
            found = Found.in(design, guidance, dropout);
            places = List.of(Place.of(dropout, "value"), Place.of(guidance));
        }
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "guidance reads u(z, r, t, null), which is never trained",
                design.has(LabelDropout.class) ? found : found + " without @LabelDropout",
                "the unconditional velocity would be that of an untrained embedding",
                "use @LabelDropout(0.1), or no guidance",
                places)));
    }
}
