package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * Noise levels from the largest to the smallest, sigma_i = (a + i / (N - 1) (b - a))^rho with a = largest^(1/rho) and
 * b = smallest^(1/rho). Source: EDM (arXiv 2206.00364), Eq. 5.
 *
 * @param smallest greater than 0
 * @param largest greater than {@code smallest}
 * @param rho greater than 0
 */
public record KarrasGrid(double smallest, double largest, double rho) {
    /** The level of an index. */
    public double level(double index, int scales) {
        double a = Math.pow(largest, 1 / rho);
        double b = Math.pow(smallest, 1 / rho);
        return Math.pow(a + index / (scales - 1) * (b - a), rho);
    }

    /** The level at a share of the way from the largest (0) to the smallest (1). */
    Tensor level(Tensor share) {
        double a = Math.pow(largest, 1 / rho);
        double b = Math.pow(smallest, 1 / rho);
        return share.times(b - a).plus(a).power(rho);
    }
}
