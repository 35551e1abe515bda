package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.SampleGuidanceFormula;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.component.sampling.Leading;
import saltus.processor.component.velocity.Teaching;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A model that is guided by its training is sampled as it is; guiding it again would compound (framework, C43). */
@AutoService(Rule.class)
public final class SampledWithoutGuidance implements Rule {
    @Override
    public String claim() {
        return "a model that was trained with guidance is sampled without";
    }

    /** With the scale that the model has from training: omega / (1 - kappa) for target mixing. */
    @Override
    public Optional<Verdict> judge(Design design) {
        Teaching teaching = Teaching.of(design);
        boolean guided =
                Guiding.of(design).filter(guiding -> guiding.scale() != 1).isPresent();
        boolean twice = (guided || teaching.scale() != 1) && Leading.guides(design);
        if (twice) {
            Component trained = design.component(guided ? Category.GUIDANCE : Category.ESTIMATE)
                    .orElseThrow();
            Component sampled = design.component(Category.SAMPLE_GUIDANCE).orElseThrow();
            return Optional.of(Verdict.refused(new Finding(
                    id(),
                    "a model that is guided by its training is guided again",
                    Found.in(design, sampled, trained),
                    "the network's output is the guided velocity already, and both scales would compound",
                    "leave out " + sampled.text() + (sampled.is(SampleGuidanceFormula.class) ? " and the formula" : "")
                            + ", or "
                            + (guided ? "use @NoGuidance with @LabelDropout" : "let the teacher's omega be 1"),
                    List.of(Place.of(sampled), Place.of(trained)))));
        }
        if (Guiding.of(design).isEmpty() && teaching.scale() == 1) {
            return Optional.empty();
        }
        return Optional.of(Guiding.of(design))
                .filter(guiding -> guiding.filter(own -> own.inputs() > 0).isEmpty())
                .map(guiding -> guiding.map(Guiding::scale).orElse(1.0) * teaching.scale())
                .map(saltus.pipeline.opening.SampledWithoutGuidance::new)
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
