package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.Perceptual;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Design;

/** A perceptual metric sees coloured images and has a feature network; both are known when training starts (framework, C41). */
public final class PerceptualNeedsPixels implements Rule {
    @Override
    public String claim() {
        return "the perceptual metric has coloured images and a feature network";
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(Perceptual.class);
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
        return Optional.of(new saltus.pipeline.opening.PerceptualNeedsPixels());
    }
}
