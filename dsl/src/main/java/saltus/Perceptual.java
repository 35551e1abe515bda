package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A perceptual distance of the form of LPIPS: prediction and target go through a fixed feature network; in each layer
 * the features of a place are divided by their length over the channels (plus 1e-10), the squared difference of the two
 * is summed over channels and averaged over places, and the layers are summed.
 *
 * <p>The network is yours: a TorchScript file, given by {@code saltus train RECIPE --features FILE}; no weights are
 * shipped. Its {@code forward} takes images [B, 3, H, W] in [-1, 1] and returns the features of its layers, [B, C, h, w]
 * each, as a list or a tuple of tensors, or as one tensor. The file is run as in evaluation, its parameters are not
 * trained, and its content is part of what makes a run what it is. It computes in the precision of the run, float32
 * usually.
 *
 * <p>What belongs to the network belongs into the file: the normalisation of its input, and learned weights of channels.
 * For LPIPS with weights w let the file divide the features by their lengths, multiply them by sqrt(w) and add a channel
 * of a constant K, say 30, beside which the division here has no effect: the distance is that of LPIPS over K^2, up to a
 * relative error of the order of K^-2.
 *
 * <p>Needs {@link CompareSamples}, and coloured images, which is checked when a run begins (framework, C41). Meant for
 * shortcuts that end at data ({@link KarrasTimes}, {@link EndAtData}): features of noisy images say little. Source:
 * Zhang et al. (arXiv 1801.03924), Eq. 1; consistency models (arXiv 2303.01469), section 5.1.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Perceptual {}
