package saltus.runtime.network;

import saltus.graph.Tensor;

/**
 * What networks of points see of a point: its coordinates, and waves of them of a few lengths. A perceptron alone is slow to
 * learn edges, such as those of squares; waves of the data's own scale make them easy, and few of them keep the derivative along
 * the path of the size of the function. Source: Tancik et al. (arXiv 2006.10739), in the axes' directions only.
 */
final class PointFeatures {
    /** Half turns over two units: waves of length 4, 2 and 1, for data of deviation near 1. */
    private static final int[] WAVES = {1, 2, 4};

    private PointFeatures() {}

    /** How many numbers {@link #of} gives. */
    static int count(int dimension) {
        return dimension * (1 + 2 * WAVES.length);
    }

    /**
     * [z, cos(pi z / 2), sin(pi z / 2), cos(pi z), ..]: [rows, {@link #count}].
     *
     * @param z [rows, d]
     */
    static Tensor of(Tensor z) {
        Tensor all = z;
        for (int wave : WAVES) {
            Tensor angle = z.times(wave * Math.PI / 2);
            all = Tensor.concat(-1, all, angle.cos(), angle.sin());
        }
        return all;
    }
}
