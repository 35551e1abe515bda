package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.Guidance;
import saltus.LabelDropout;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** Guidance and label dropout act on data with classes; whether there are any is known when training starts (C16). */
public final class LabelsForGuidance implements Rule {
    @Override
    public String claim() {
        return "data without classes are named, since guidance and label dropout rest on them";
    }

    @Override
    public boolean concerns(Design design) {
        return guided(design) || design.has(LabelDropout.class);
    }

    private static boolean guided(Design design) {
        return design.has(Guidance.class) || design.has(BootstrapGuidance.class);
    }

    @Override
    public List<Finding> check(Design design) {
        return List.of();
    }

    @Override
    public Standing standing(Design design) {
        return Standing.opened(claim());
    }

    @Override
    public Optional<Obligation> obligation(Design design) {
        return Optional.of(new saltus.pipeline.opening.LabelsForGuidance(guided(design)));
    }
}
