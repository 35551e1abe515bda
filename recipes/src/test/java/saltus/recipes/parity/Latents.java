package saltus.recipes.parity;

/** Latents from the moments that an encoder gives: mean + exp(log-variance / 2) noise, times the scale of the latents. */
final class Latents {
    private static final double SCALE = 0.18125;

    private Latents() {}

    /** The latents of a step, row-major. */
    static double[] of(ReferenceCase reference, String prefix) {
        double[] moments = reference.doubles(prefix + "moments");
        double[] noise = reference.doubles(prefix + "draw.posterior_noise");
        int half = noise.length / (int) reference.shape(prefix + "draw.posterior_noise")[0];
        double[] latents = new double[noise.length];
        for (int i = 0; i < latents.length; i++) {
            int row = i / half;
            int entry = i % half;
            double logVariance = Math.max(-30, Math.min(20, moments[(2 * row + 1) * half + entry]));
            latents[i] = SCALE * (moments[2 * row * half + entry] + Math.exp(logVariance / 2) * noise[i]);
        }
        return latents;
    }
}
