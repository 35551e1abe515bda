package saltus.runtime.evaluate;

import java.util.Random;

/** Unit vectors spread over the sphere; opposite ones count as the same, since they give the same projections. */
final class Directions {
    private Directions() {}

    /**
     * Directions in R^d, a row each: the single one for d = 1, evenly spaced angles for d = 2, and random ones, uniform
     * on the sphere, for more.
     */
    static double[][] of(int dimension, int count, long seed) {
        return switch (dimension) {
            case 1 -> new double[][] {{1}};
            case 2 -> evenAngles(count);
            default -> random(dimension, count, seed);
        };
    }

    private static double[][] evenAngles(int count) {
        double[][] units = new double[count][];
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * (i + 0.5) / count;
            units[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        return units;
    }

    private static double[][] random(int dimension, int count, long seed) {
        // The algorithm of Random is part of its specification, so these directions never change.
        Random random = new Random(seed);
        double[][] units = new double[count][dimension];
        for (double[] unit : units) {
            double square = 0;
            for (int k = 0; k < dimension; k++) {
                unit[k] = random.nextGaussian();
                square += unit[k] * unit[k];
            }
            double norm = Math.sqrt(square);
            for (int k = 0; k < dimension; k++) {
                unit[k] /= norm;
            }
        }
        return units;
    }
}
