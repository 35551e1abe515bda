package saltus.runtime.picture;

/**
 * How dense points lie at each place of a panel: counts in square cells, smoothed, as a share of all points, so that
 * panels with different numbers of points compare.
 */
final class DensityMap {
    private static final int CELLS = 160;

    /** Passes of a box of three cells; this many come near a Gaussian of three cells. */
    private static final int PASSES = 12;

    private final PlotArea area;
    private double[][] shares = new double[CELLS][CELLS];

    DensityMap(PlotArea area, Panel panel) {
        this.area = area;
        for (int i = 0; i < panel.count(); i++) {
            int column = cell(area.horizontal(), panel.at(i, 0));
            int row = cell(area.vertical(), panel.at(i, 1));
            if (column >= 0 && row >= 0) {
                shares[row][column] += 1.0 / panel.count();
            }
        }
        for (int pass = 0; pass < PASSES; pass++) {
            // A box along one axis, then the result turned: two of these are a square box.
            shares = boxedAndTurned(boxedAndTurned(shares));
        }
    }

    /** The density at a place; 0 outside the panel. */
    double at(double x, double y) {
        int column = cell(area.horizontal(), x);
        int row = cell(area.vertical(), y);
        return column < 0 || row < 0 ? 0 : shares[row][column];
    }

    double highest() {
        double highest = 0;
        for (double[] row : shares) {
            for (double share : row) {
                highest = Math.max(highest, share);
            }
        }
        return highest;
    }

    /** The cell of a value, or -1 outside the axis and for NaN. */
    private static int cell(Axis axis, double value) {
        double fraction = axis.fraction(value);
        return fraction >= 0 && fraction < 1 ? (int) (fraction * CELLS) : -1;
    }

    private static double[][] boxedAndTurned(double[][] cells) {
        double[][] turned = new double[CELLS][CELLS];
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                double left = column > 0 ? cells[row][column - 1] : 0;
                double right = column < CELLS - 1 ? cells[row][column + 1] : 0;
                turned[column][row] = (left + cells[row][column] + right) / 3;
            }
        }
        return turned;
    }
}
