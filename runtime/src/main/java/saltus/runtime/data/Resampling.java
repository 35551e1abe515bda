package saltus.runtime.data;

/**
 * Changes the side of a square picture: the cubic kernel of Catmull and Rom, stretched when the picture shrinks so that
 * every pixel counts, one axis after the other.
 */
final class Resampling {
    private static final int RADIUS = 2;

    private final int to;
    private final int[] first;
    private final double[][] weights;

    /** From one side to another, both at least 1. */
    Resampling(int from, int to) {
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

    /** Writes a line of {@code from} values as {@code to} values into {@code target} at an offset. */
    void across(float[] line, float[] target, int offset) {
        for (int i = 0; i < to; i++) {
            target[offset + i] = (float) sum(line, 0, 1, i);
        }
    }

    /** Writes [from, to] levels as [to, to] bytes in 0 .. 255, rounded, into {@code target} at an offset. */
    void down(float[] levels, byte[] target, int offset) {
        for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
                long level = Math.round(sum(levels, column, to, row));
                target[offset + row * to + column] = (byte) Math.max(0, Math.min(PixelRows.WHITE, level));
            }
        }
    }

    private double sum(float[] values, int start, int stride, int output) {
        double sum = 0;
        int at = start + first[output] * stride;
        for (double weight : weights[output]) {
            sum += weight * values[at];
            at += stride;
        }
        return sum;
    }
}
