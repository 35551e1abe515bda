package saltus.runtime.data;

import java.util.Arrays;

/**
 * What an encoder says about a picture, a normal law of independent entries, and how a model sees a sample of it: scaled
 * to a deviation near 1. An encoder tells the law by its moments: the channels of the mean, and behind them as many of
 * the logarithm of the variance.
 *
 * @param size numbers in one latent: channels x height x width, half as many as a picture has moments
 * @param scale factor on a sample
 * @param bias added after the factor
 */
public record LatentPosterior(int size, double scale, double bias) {
    private static final double LEAST_LOG_VARIANCE = -30;
    private static final double GREATEST_LOG_VARIANCE = 20;

    /** Refuses latents without numbers, and scales that lose them. */
    public LatentPosterior {
        if (size < 1 || scale == 0 || !Double.isFinite(scale) || !Double.isFinite(bias)) {
            throw new IllegalArgumentException(
                    "no latents of " + size + " numbers with scale " + scale + " and bias " + bias);
        }
    }

    /**
     * Samples of the posterior: mean + deviation · noise. The logarithm of the variance is clamped to [-30, 20].
     *
     * @param moments [B, 2C, h, w] row-major
     * @param noise standard normal [B, C, h, w]
     * @return [B, C, h, w]
     */
    public double[] sample(double[] moments, double[] noise) {
        if (noise.length % size != 0 || moments.length != 2 * noise.length) {
            throw new IllegalArgumentException(
                    moments.length + " moments and " + noise.length + " numbers of noise for latents of " + size);
        }
        double[] samples = new double[noise.length];
        for (int i = 0; i < samples.length; i++) {
            int mean = i + i / size * size;
            samples[i] = moments[mean] + deviation(moments[mean + size]) * noise[i];
        }
        return samples;
    }

    /** The deviation for a logarithm of the variance, which is clamped to [-30, 20]. */
    public static double deviation(double logVariance) {
        return Math.exp(Math.max(LEAST_LOG_VARIANCE, Math.min(GREATEST_LOG_VARIANCE, logVariance)) / 2);
    }

    /** Samples as a model sees them: scale · sample + bias. */
    public double[] latents(double[] samples) {
        return Arrays.stream(samples).map(sample -> scale * sample + bias).toArray();
    }
}
