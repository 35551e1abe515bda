package saltus.runtime.picture;

/**
 * How points on a line spread over bins of equal width.
 *
 * @param axis the range of all bins together
 * @param densities the share of all points in each bin over the width of a bin
 * @param outside how many points are in no bin
 */
@SuppressWarnings("ArrayRecordComponent") // an intermediate result that nobody compares
record Histogram(Axis axis, double[] densities, int outside) {
    private static final int BINS = 72;

    static Histogram of(Axis axis, Panel panel) {
        double[] densities = new double[BINS];
        int outside = 0;
        for (int i = 0; i < panel.count(); i++) {
            double fraction = axis.fraction(panel.at(i, 0));
            if (fraction >= 0 && fraction < 1) {
                densities[(int) (fraction * BINS)] += BINS / axis.width() / panel.count();
            } else {
                outside++;
            }
        }
        return new Histogram(axis, densities, outside);
    }

    double highest() {
        double highest = 0;
        for (double density : densities) {
            highest = Math.max(highest, density);
        }
        return highest;
    }

    /** The lower end of a bin; of the one after the last, the end of the axis. */
    double edge(int bin) {
        return axis.min() + axis.width() * bin / BINS;
    }
}
