package saltus.runtime.network;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Tensor;

/**
 * Halves or doubles height and width through the filter (1, 3, 3, 1) with zeros around, as NCSN++ does. Along one axis that is
 * the product with a fixed matrix: one operation for values and tangents alike.
 */
enum UNetResampling {
    NONE {
        @Override
        Tensor of(Weights weights, Tensor x) {
            return x;
        }
    },
    HALVED {
        @Override
        Tensor of(Weights weights, Tensor x) {
            return alongBothAxes(weights, "half.", x);
        }
    },
    DOUBLED {
        @Override
        Tensor of(Weights weights, Tensor x) {
            return alongBothAxes(weights, "double.", x);
        }
    };

    private static final double[] FILTER = {1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0};

    /** Pictures [n, channels, height, width] in another size. */
    abstract Tensor of(Weights weights, Tensor x);

    private static Tensor alongBothAxes(Weights weights, String matrix, Tensor x) {
        Tensor columns = along(weights, matrix, x).permute(0, 1, 3, 2);
        return along(weights, matrix, columns).permute(0, 1, 3, 2);
    }

    private static Tensor along(Weights weights, String matrix, Tensor x) {
        return x.linear(weights.get("resample." + matrix + x.shape().dim(-1)));
    }

    /** The matrices that lead from an extent to the half of it, and back; named by the extent that they are applied to. */
    static List<Weight> weights(int extent) {
        int half = extent / 2;
        List<Weight> both = new ArrayList<>();
        both.add(Weight.of(
                "resample.half." + extent,
                Depth.EDGE,
                new Initial.Table(i -> tap(i / extent, i % extent)),
                half,
                extent));
        both.add(Weight.of(
                "resample.double." + half,
                Depth.EDGE,
                new Initial.Table(i -> 2 * tap(i % half, i / half)),
                extent,
                half));
        return both;
    }

    /** The share of a fine place in a coarse one. */
    private static double tap(int coarse, int fine) {
        int index = fine - 2 * coarse + 1;
        return index < 0 || index >= FILTER.length ? 0 : FILTER[index];
    }
}
