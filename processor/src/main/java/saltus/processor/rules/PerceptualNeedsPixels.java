package saltus.processor.rules;

import java.util.Optional;
import saltus.Perceptual;
import saltus.processor.design.Design;

/** A perceptual metric sees coloured images and has a feature network; both are known when training starts (framework, C41). */
public final class PerceptualNeedsPixels implements Rule {
    @Override
    public String claim() {
        return "the perceptual metric has coloured images and a feature network";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.has(Perceptual.class)
                ? Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.PerceptualNeedsPixels(), claim()))
                : Optional.empty();
    }
}
