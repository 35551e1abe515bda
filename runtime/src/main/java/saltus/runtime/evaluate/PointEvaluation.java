package saltus.runtime.evaluate;

import saltus.runtime.data.DataSet;

/** Measures sampled points against true ones that no training has seen. */
public final class PointEvaluation {
    private PointEvaluation() {}

    /**
     * Distances and their floors.
     *
     * @param samples row-major
     * @param data what they should look like, of points
     * @param seed decides the true sets
     */
    public static Evaluation of(float[] samples, DataSet data, long seed) {
        int dimension = Math.toIntExact(data.sample().fixedSize());
        PointSet generated = PointSet.of(samples, dimension);
        return Evaluation.of(
                generated,
                index -> PointSet.of(data.truth(seed + 1 + index, generated.count()), dimension),
                NoiseFloor.DEFAULT_REPEATS);
    }
}
