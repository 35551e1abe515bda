package saltus.recipes;

import saltus.AdaptiveWeight;
import saltus.DataMeasure;
import saltus.DataTerm;
import saltus.LogitNormalFlowRows;
import saltus.LogitNormalTimes;
import saltus.Preconditioning;
import saltus.Recipe;

/**
 * Pixel MeanFlow: pictures without an autoencoder, by a network that says where data are and a perceptual term.
 *
 * <p>Source: Lu et al. (arXiv 2601.22158) and their code for H/16: times (0, 0.8), r = t on half of the rows at such a time, noise of deviation
 * 2, power 1 and floor 0.01, u = (z - x) / max(t, 0.05), and 0.4 LPIPS + 0.1 ConvNeXt features of x where t &lt; 0.8, each under the
 * adaptive weight, so that together they are 0.5 at most: the weight here, of one feature network that is yours, {@code saltus train
 * PixelMeanFlow --data images:FOLDER --features FILE}, and may hold both. ImageNet-256: 1-NFE FID 3.12 (B), 2.22 (H). What
 * is not said: a tenth of their times are uniform; the conditional velocity is divided by the floor, too, which changes targets below
 * t = 0.05; their network is told the guidance scale, and has a head for the velocity; and it is trained with Muon.
 */
@Recipe
@LogitNormalTimes(mean = 0, deviation = 0.8, coincide = 0.5)
@LogitNormalFlowRows(mean = 0, deviation = 0.8)
@Preconditioning(dataDeviation = 2, output = 1)
@AdaptiveWeight(power = 1, floor = 0.01)
@DataTerm(value = DataMeasure.FEATURES, weight = 0.5, until = 0.8)
@SuppressWarnings("saltus:TermsRestAtExactMap")
public interface PixelMeanFlow extends DataHeadMeanFlow {}
