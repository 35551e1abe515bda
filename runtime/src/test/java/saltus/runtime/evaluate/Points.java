package saltus.runtime.evaluate;

import java.util.Random;

/** Sets of points for the tests. */
final class Points {
    private Points() {}

    static double[] normal(int count, int dimension, long seed) {
        Random random = new Random(seed);
        double[] values = new double[count * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    static double[] shifted(double[] values, double... shift) {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += shift[i % shift.length];
        }
        return moved;
    }

    /** The same points in another order. */
    static double[] shuffled(double[] values, int dimension, long seed) {
        Random random = new Random(seed);
        double[] mixed = values.clone();
        for (int i = mixed.length / dimension - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            for (int k = 0; k < dimension; k++) {
                double kept = mixed[i * dimension + k];
                mixed[i * dimension + k] = mixed[other * dimension + k];
                mixed[other * dimension + k] = kept;
            }
        }
        return mixed;
    }
}
