package saltus.pipeline;

import saltus.graph.Tensor;

/** sqrt(e + c^2) - c for the summed squared error e of each row, c = scale sqrt(d); see {@link saltus.PseudoHuber}. */
public final class PseudoHuber {
    private final double scale;

    /** @param scale c / sqrt(d), greater than 0 */
    public PseudoHuber(double scale) {
        this.scale = scale;
    }

    /** One number a row [B] from prediction minus target [B, ..]. */
    public Tensor of(Tensor error) {
        double c = scale * Math.sqrt(error.shape().fixedSize());
        Tensor squared = error.square().sumPerRow();
        // as e / (sqrt(e + c^2) + c), which keeps its digits where e is far below c^2
        return squared.dividedBy(squared.plus(c * c).sqrt().plus(c));
    }
}
