package saltus.graph;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What the interpreter does to the numbers along the last axis. */
final class LastAxis {
    private LastAxis() {}

    /** Applies a function to each run along the last axis; all results have one length. */
    static Array map(Array x, UnaryOperator<double[]> f) {
        int width = x.shape()[x.shape().length - 1];
        int runs = width == 0 ? 0 : x.values().length / width;
        double[][] rows = new double[runs][];
        for (int i = 0; i < runs; i++) {
            rows[i] = f.apply(Arrays.copyOfRange(x.values(), i * width, (i + 1) * width));
        }
        int[] shape = x.shape().clone();
        shape[shape.length - 1] = runs == 0 ? f.apply(new double[width]).length : rows[0].length;
        return new Array(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), shape);
    }

    static double[] softmax(double[] row) {
        double max = Arrays.stream(row).max().orElse(0);
        double[] e = Arrays.stream(row).map(v -> Math.exp(v - max)).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(v -> v / sum).toArray();
    }

    static double[] normalise(double[] row, double eps) {
        double mean = mean(row);
        double scale = inverseDeviation(row, eps);
        return Arrays.stream(row).map(v -> (v - mean) * scale).toArray();
    }

    static double inverseDeviation(double[] row, double eps) {
        double mean = mean(row);
        double variance = Arrays.stream(row).map(v -> (v - mean) * (v - mean)).sum() / row.length;
        return 1 / Math.sqrt(variance + eps);
    }

    private static double mean(double[] row) {
        return Arrays.stream(row).sum() / row.length;
    }
}
