package saltus.processor.rules;

import com.google.auto.service.AutoService;

/** A perceptual metric sees coloured images and has a feature network; both are known when training starts (framework, C41). */
@AutoService(Rule.class)
public final class PerceptualNeedsPixels extends Opened {
    @Override
    public String claim() {
        return "the perceptual metric has coloured images and a feature network";
    }
}
