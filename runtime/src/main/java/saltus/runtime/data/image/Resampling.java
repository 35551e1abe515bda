package saltus.runtime.data.image;

/**
 * Changes the length of a line of levels: the cubic kernel of Catmull and Rom, stretched when the line shrinks so that every
 * level counts. A picture is scaled by one for each axis.
 */
final class Resampling {
    private static final int RADIUS = 2;

    private final int from;
    private final int to;
    private final int[] first;
    private final double[][] weights;

    /** From one length to another, both at least 1. */
    Resampling(int from, int to) {
        this.from = from;
        this.to = to;
        first = new int[to];
        weights = new double[to][];
        double scale = (double) from / to;
        double stretch = Math.max(scale, 1);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) Math.floor(centre - RADIUS * stretch));
            int end = Math.min(from, (int) Math.ceil(centre + RADIUS * stretch));
            weights[i] = normalised(first[i], end, centre, stretch);
        }
    }

    private static double[] normalised(int first, int end, double centre, double stretch) {
        double[] weights = new double[end - first];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = cubic(Math.abs(first + k + 0.5 - centre) / stretch);
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < RADIUS ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    /** Writes a line of {@code from} levels as {@code to} levels into {@code target} at an offset. */
    void across(float[] line, float[] target, int offset) {
        if (from == to) {
            System.arraycopy(line, 0, target, offset, to);
            return;
        }
        for (int i = 0; i < to; i++) {
            double sum = 0;
            int at = first[i];
            for (double weight : weights[i]) {
                sum += weight * line[at++];
            }
            target[offset + i] = (float) sum;
        }
    }

    /**
     * Adds a row to the {@code to} rows that the rows of a picture become; after the last they are complete.
     *
     * @param row its number, below {@code from}
     * @param sums [to, width], 0 before the first row
     */
    void down(int row, float[] levels, double[][] sums) {
        if (from == to) {
            add(1, levels, sums[row]);
            return;
        }
        // The first rows that it may reach, and all behind until one begins below it.
        int nearest = (int) ((long) row * to / from) - RADIUS * (to / from + 2) - 1;
        for (int i = Math.max(0, nearest); i < to && first[i] <= row; i++) {
            int k = row - first[i];
            if (k < weights[i].length) {
                add(weights[i][k], levels, sums[i]);
            }
        }
    }

    private static void add(double weight, float[] levels, double[] sums) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += weight * levels[column];
        }
    }
}
