package saltus.runtime.picture;

/**
 * One set of points in a picture, with two lines of text above it.
 *
 * @param title the upper line, such as "one step"
 * @param subtitle the lower line, such as "SW2 0.05, floor 0.04"; may be empty
 * @param points row-major, n x dimension values; not copied; points with a value that is not finite are not drawn
 * @param dimension the coordinates of each point, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of parameters that nobody compares
public record Panel(String title, String subtitle, double[] points, int dimension) {
    public Panel {
        if (dimension < 1 || points.length % dimension != 0) {
            throw new IllegalArgumentException(
                    "%d values are not points of dimension %d".formatted(points.length, dimension));
        }
    }

    /** A panel of 32-bit points, which are widened into a copy; parameters and errors as for doubles. */
    public static Panel of(String title, String subtitle, float[] points, int dimension) {
        double[] wide = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            wide[i] = points[i];
        }
        return new Panel(title, subtitle, wide, dimension);
    }

    int count() {
        return points.length / dimension;
    }

    double at(int point, int coordinate) {
        return points[point * dimension + coordinate];
    }

    /** All values of one coordinate. */
    double[] coordinate(int index) {
        double[] values = new double[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = at(i, index);
        }
        return values;
    }

    /** The title, which says so if only two of more coordinates are drawn. */
    String heading() {
        return dimension > 2 ? title + " (first 2 of " + dimension + " coordinates)" : title;
    }
}
