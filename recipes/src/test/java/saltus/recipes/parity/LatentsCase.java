package saltus.recipes.parity;

import java.util.Arrays;
import saltus.runtime.data.LatentPosterior;

/** {@code latents}: what a model sees of an encoder's moments. */
final class LatentsCase {
    private static final String MOMENTS = "moments";
    private static final String NOISE = "draw.posterior_noise";

    private LatentsCase() {}

    static void check(ReferenceCase reference) {
        Comparison comparison = new Comparison(reference);
        comparison.used(MOMENTS);
        comparison.used(NOISE);
        long size = Arrays.stream(reference.shape(NOISE)).skip(1).reduce(1, Math::multiplyExact);
        LatentPosterior posterior = new LatentPosterior(
                (int) size,
                reference.config().get("scale").getAsDouble(),
                reference.config().get("bias").getAsDouble());
        double[] samples = posterior.sample(reference.doubles(MOMENTS), reference.doubles(NOISE));
        comparison.compare("sample", samples);
        comparison.compare("latents", posterior.latents(samples));
        comparison.finish();
    }
}
