package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.LabelDropout;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.design.Design;

/** Guidance and label dropout act on data with classes; whether there are any is known when training starts (C16). */
@AutoService(Rule.class)
public final class LabelsForGuidance implements Rule {
    @Override
    public String claim() {
        return "data without classes are named, since guidance and label dropout rest on them";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        boolean guided = Guiding.of(design).isPresent();
        boolean dropped = design.find(LabelDropout.class)
                .filter(dropout -> dropout.value() > 0)
                .isPresent();
        return guided || dropped
                ? Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.LabelsForGuidance(guided), claim()))
                : Optional.empty();
    }
}
