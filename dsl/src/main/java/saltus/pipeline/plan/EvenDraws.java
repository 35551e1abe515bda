package saltus.pipeline.plan;

import java.util.Arrays;
import java.util.Random;
import saltus.graph.Array;
import saltus.pipeline.Draw;

/**
 * Draws that lie evenly: every column of a step's draws takes each of as many equally likely values as there are rows
 * once, so that a share of rows comes out as expected, and columns are paired by a lattice, so that shares
 * of shares nearly do. Numbers in samples, by which nothing is chosen, are random.
 */
public final class EvenDraws implements Drawing {
    /** Beyond the end of every curriculum. */
    private static final double LAST_STEP = 1e9;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double SILVER = Math.sqrt(2) - 1;
    private static final double FARTHEST = 8;
    private static final int POINTS_A_ROW = 16;

    private final Random random = new Random(1);
    private int columns;

    @Override
    public Array draw(Draw.Law law, int... shape) {
        Array drawn = Array.zeros(shape);
        if (shape.length == 0) {
            drawn.values()[0] = LAST_STEP;
            return drawn;
        }
        if (shape.length > 2) {
            Arrays.setAll(drawn.values(), i -> random.nextGaussian());
            return drawn;
        }
        int rows = shape[0];
        int columns = drawn.values().length / rows;
        for (int column = 0; column < columns; column++) {
            long factor = nextFactor(rows);
            double[] values = quantiles(law, rows, SILVER * this.columns % 1);
            for (int row = 0; row < rows; row++) {
                drawn.values()[row * columns + column] = values[(int) ((row * factor + this.columns) % rows)];
            }
        }
        return drawn;
    }

    /** Multiples of the golden section, moved on until they visit every row. */
    private long nextFactor(int rows) {
        columns++;
        long factor = (long) (columns * GOLDEN % 1 * rows);
        while (greatestDivisor(factor, rows) > 1) {
            factor++;
        }
        return factor;
    }

    private static long greatestDivisor(long a, long b) {
        return b == 0 ? a : greatestDivisor(b, a % b);
    }

    /** The law's values at (i + place) / rows, the place in (0, 1) so that no two columns hold the same numbers. */
    private static double[] quantiles(Draw.Law law, int rows, double place) {
        double[] values = new double[rows];
        switch (law.kind()) {
            case UNIFORM -> Arrays.setAll(values, i -> (i + place) / rows);
            case INTEGER -> Arrays.setAll(values, i -> 1 + Math.floor((i + place) / rows * law.bound()));
            case CATEGORY -> {
                double[] masses =
                        law.masses().stream().mapToDouble(Double::doubleValue).toArray();
                categories(values, place, masses);
            }
            case NORMAL -> {
                double[] masses = new double[POINTS_A_ROW * rows];
                double width = 2 * FARTHEST / masses.length;
                Arrays.setAll(masses, i -> Math.exp(-Math.pow(-FARTHEST + (i + 0.5) * width, 2) / 2));
                categories(values, place, masses);
                Arrays.setAll(values, i -> -FARTHEST + (values[i] - 0.5) * width);
            }
            case STEP -> Arrays.fill(values, LAST_STEP);
        }
        return values;
    }

    private static void categories(double[] values, double place, double... masses) {
        double all = Arrays.stream(masses).sum();
        double below = masses[0];
        int category = 0;
        for (int i = 0; i < values.length; i++) {
            while (below < (i + place) / values.length * all && category < masses.length - 1) {
                category++;
                below += masses[category];
            }
            values[i] = category + 1;
        }
    }
}
