package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets are compared by what a fixed feature network sees of their samples, one point a sample.
 *
 * <p>For metrics of sets, see {@link NoiseToData}; their alternative is {@link CompareSamples}, whose points are the samples
 * themselves. The network is yours, a TorchScript file given by {@code saltus train RECIPE --features FILE}, as {@link
 * Perceptual} has it: its {@code forward} takes images [B, 3, H, W] in [-1, 1] and returns the features of its layers, [B, C,
 * h, w] each. A sample's point has them all behind each other, at each place divided by their length over the channels (plus
 * 1e-10), in each layer by the root of the number of places. Where lengths are to count, as in a Frechet distance of pooled
 * features, let the file add a channel of a constant K that is large beside them: points are then features over K, but for a
 * relative error of the order of their square over K^2.
 *
 * <p>Needs coloured images, which is checked when a run begins (framework, C41). Features that a model was trained by judge it
 * too well: measure it by others. Source: Drifting (arXiv 2602.04770), FD-loss (arXiv 2604.28190).
 */
@Documented
@Component(Category.COMPARISON)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CompareFeatures {}
