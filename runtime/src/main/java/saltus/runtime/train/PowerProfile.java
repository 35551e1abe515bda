package saltus.runtime.train;

import java.util.List;
import saltus.runtime.BadInputException;

/**
 * The profile of a power-function average: after t steps the weights of step s count as s^g (g + 1) / t^(g + 1). Averages of
 * any length are had of stored ones as the sum of stored ones whose profile is nearest. Source: EDM2 (arXiv 2312.02696),
 * sections 3.1 and 3.2 and appendix C.
 *
 * @param steps t after which it was stored, at least 1
 * @param exponent g, above 0
 */
record PowerProfile(double steps, double exponent) {
    /** Beyond 0.25 the profile is hardly one that forgets (0.2887 is g = 0, the plain mean). */
    private static final double LONGEST = 0.25;

    private static final double SHORTEST = 1e-3;
    private static final int HALVINGS = 200;

    static void requireLength(double length) {
        if (!(length >= SHORTEST && length <= LONGEST)) {
            throw new BadInputException(
                    "The length of the power-function average is %s, which is none; give a share of the training from %s to %s, such as 0.05."
                            .formatted(length, SHORTEST, LONGEST));
        }
    }

    /** The profile of a length: its deviation as a share of the steps. */
    static PowerProfile of(double steps, double length) {
        return new PowerProfile(steps, exponent(length));
    }

    /** The exponent g of a length l = sqrt(g + 1) / ((g + 2) sqrt(g + 3)), which falls as g grows. */
    static double exponent(double length) {
        double low = 0;
        double high = 1 / length; // l < 1 / (g + 1) for every g
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double there = Math.sqrt(middle + 1) / ((middle + 2) * Math.sqrt(middle + 3));
            if (there > length) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The integral of the product of two profiles. */
    double times(PowerProfile other) {
        if (steps > other.steps) {
            return other.times(this);
        }
        double ratio = Math.pow(steps / other.steps, other.exponent);
        return (exponent + 1) * (other.exponent + 1) * ratio / ((exponent + other.exponent + 1) * other.steps);
    }

    /**
     * What stored averages count in the sum whose profile is nearest to another, in the mean square. The numbers sum to one,
     * so that weights that do not change stay what they are.
     *
     * @param stored profiles, no two of them the same
     */
    static double[] weights(List<PowerProfile> stored, PowerProfile wanted) {
        int n = stored.size();
        double[][] equations = new double[n + 1][n + 2];
        for (int i = 0; i < n; i++) {
            PowerProfile row = stored.get(i);
            for (int j = 0; j < n; j++) {
                equations[i][j] = row.times(stored.get(j)) * wanted.steps;
            }
            equations[i][n] = 1;
            equations[n][i] = 1;
            equations[i][n + 1] = row.times(wanted) * wanted.steps;
        }
        equations[n][n + 1] = 1;
        double[] solution = solved(equations);
        double[] weights = new double[n];
        System.arraycopy(solution, 0, weights, 0, n);
        return weights;
    }

    /** How far a sum is from a profile: the root mean square of their difference over that of the profile. */
    static double distance(List<PowerProfile> stored, double[] weights, PowerProfile wanted) {
        double square = wanted.times(wanted);
        for (int i = 0; i < weights.length; i++) {
            square -= 2 * weights[i] * stored.get(i).times(wanted);
            for (int j = 0; j < weights.length; j++) {
                square += weights[i] * weights[j] * stored.get(i).times(stored.get(j));
            }
        }
        return Math.sqrt(Math.max(0, square) / wanted.times(wanted));
    }

    /** Gauss's elimination with the greatest pivot of each column. */
    private static double[] solved(double[]... equations) {
        int n = equations.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(equations[row][column]) > Math.abs(equations[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swapped = equations[column];
            equations[column] = equations[pivot];
            equations[pivot] = swapped;
            for (int row = column + 1; row < n; row++) {
                double factor = equations[row][column] / equations[column][column];
                for (int i = column; i <= n; i++) {
                    equations[row][i] -= factor * equations[column][i];
                }
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double rest = equations[row][n];
            for (int i = row + 1; i < n; i++) {
                rest -= equations[row][i] * solution[i];
            }
            solution[row] = rest / equations[row][row];
        }
        return solution;
    }
}
