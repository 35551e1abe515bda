package saltus.runtime.network;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * Rotary positions in two dimensions (arXiv 2104.09864; for pictures EVA-02 and LightningDiT): neighbouring entries of a query
 * or key are turned by angles that grow with the row, in the first half of the entries, and with the column, in the second,
 * so that their product knows how far apart two patches are, and in which direction.
 *
 * <p>Turning by a right angle is a product with a fixed matrix, one operation for values and tangents alike.
 *
 * @param before tokens in front of the picture's, which are not turned
 * @param rows rows of patches
 * @param columns columns of patches
 * @param head entries of a head, a multiple of four
 */
record RotaryPositions(int before, int rows, int columns, int head) {
    private static final String COSINES = "feat_rope.freqs_cos";
    private static final String SINES = "feat_rope.freqs_sin";
    private static final String TURN = "feat_rope.turn";
    private static final double MAX_PERIOD = 10_000;

    int tokens() {
        return before + rows * columns;
    }

    List<Weight> weights() {
        return List.of(
                Weight.of(COSINES, Depth.EDGE, table(StrictMath::cos), tokens(), head),
                Weight.of(SINES, Depth.EDGE, table(StrictMath::sin), tokens(), head),
                Weight.of(TURN, Depth.EDGE, new Initial.Table(i -> rightAngle(i / head, i % head)), head, head));
    }

    private Initial table(DoubleUnaryOperator function) {
        return new Initial.Table(i -> function.applyAsDouble(angle(i / head - before, i % head)));
    }

    private double angle(int patch, int entry) {
        if (patch < 0) {
            return 0;
        }
        int half = head / 2;
        int position = entry < half ? patch / columns : patch % columns;
        int pair = entry % half / 2;
        return position * StrictMath.pow(MAX_PERIOD, -2.0 * pair / half);
    }

    /** (a, b) becomes (-b, a). */
    private static double rightAngle(int out, int in) {
        return in != (out ^ 1) ? 0 : out % 2 == 0 ? -1 : 1;
    }

    /**
     * Queries or keys of unit mean square, with gains, turned: {@code [n, tokens, heads, head]}.
     *
     * @param gain one number for each entry of a head
     * @param x what is not normalised yet
     */
    Tensor normalised(Weights weights, Tensor gain, Tensor x) {
        Shape overHeads = Shape.of(tokens(), 1, head);
        // gains and factors go to the smallest tensors that they fit
        Tensor cosines = weights.get(COSINES).times(gain).reshape(overHeads);
        Tensor sines = weights.get(SINES).reshape(overHeads);
        Tensor turned = x.linear(weights.get(TURN).times(gain));
        return x.times(cosines).plus(turned.times(sines)).times(RmsNorm.factor(x));
    }
}
