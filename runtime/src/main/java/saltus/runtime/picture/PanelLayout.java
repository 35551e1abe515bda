package saltus.runtime.picture;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Where the panels of a picture stand and which ranges they all show.
 *
 * @param panels their number
 * @param columns how many stand in a row
 * @param plotWidth the width of the data of each panel
 * @param plotHeight the height of the data of each panel
 * @param horizontal the range of the first coordinate
 * @param vertical the range of the second coordinate or of the bars
 */
record PanelLayout(int panels, int columns, int plotWidth, int plotHeight, Axis horizontal, Axis vertical) {
    private static final int PLOT_WIDTH = 420;
    private static final int MAX_COLUMNS = 4;
    private static final int LEFT = 52;
    private static final int RIGHT = 24;
    private static final int ABOVE = 70;
    private static final int BELOW = 42;

    /** The lowest and highest panels, as multiples of the width, that still look well in a row. */
    private static final double FLATTEST = 0.6;

    private static final double STEEPEST = 1.4;

    /** The side of the data in a column, of which there may be many. */
    private static final int COLUMN_PLOT = 340;

    /** What a column shows around its first panel, as a multiple of the range of that. */
    private static final double AROUND = 1.2;

    /** Both coordinates get the same scale, so that a circle is round. */
    static PanelLayout ofPlanes(List<Panel> panels) {
        Axis x = Axis.showing(panels.stream().map(panel -> panel.coordinate(0)).toList());
        Axis y = Axis.showing(panels.stream().map(panel -> panel.coordinate(1)).toList());
        double aspect = Math.max(FLATTEST, Math.min(STEEPEST, y.width() / x.width()));
        Axis wideX = x.widened(Math.max(x.width(), y.width() / aspect));
        Axis wideY = y.widened(wideX.width() * aspect);
        return row(panels.size(), (int) Math.round(PLOT_WIDTH * aspect), wideX, wideY);
    }

    /** The vertical range is that of the highest bar. */
    static PanelLayout ofLines(List<Panel> panels) {
        Axis x = Axis.showing(panels.stream().map(panel -> panel.coordinate(0)).toList());
        return row(panels.size(), (int) (PLOT_WIDTH * FLATTEST), x, heights(x, panels, 1.08));
    }

    /**
     * Panels below each other, on the axes of the first and a little more: a panel whose points lie far off does not
     * shrink the others.
     */
    static PanelLayout ofColumn(List<Panel> panels) {
        Panel first = panels.get(0);
        Axis x = Axis.showing(List.of(first.coordinate(0)));
        if (first.dimension() == 1) {
            Axis wide = x.widened(AROUND * x.width());
            return column(panels.size(), wide, heights(wide, List.of(first), AROUND));
        }
        Axis y = Axis.showing(List.of(first.coordinate(1)));
        double width = AROUND * Math.max(x.width(), y.width());
        return column(panels.size(), x.widened(width), y.widened(width));
    }

    private static PanelLayout row(int panels, int plotHeight, Axis x, Axis y) {
        return new PanelLayout(panels, Math.min(panels, MAX_COLUMNS), PLOT_WIDTH, plotHeight, x, y);
    }

    private static PanelLayout column(int panels, Axis x, Axis y) {
        return new PanelLayout(panels, 1, COLUMN_PLOT, COLUMN_PLOT, x, y);
    }

    /** The range of the bars of all panels. */
    private static Axis heights(Axis x, List<Panel> panels, double around) {
        double highest = panels.stream()
                .mapToDouble(panel -> Histogram.of(x, panel).highest())
                .max()
                .orElse(0);
        return new Axis(0, highest > 0 ? highest * around : 1);
    }

    int width() {
        return columns * (LEFT + plotWidth + RIGHT);
    }

    int height() {
        int rows = (panels + columns - 1) / columns;
        return rows * (ABOVE + plotHeight + BELOW);
    }

    PlotArea area(int panel) {
        int x = panel % columns * (LEFT + plotWidth + RIGHT) + LEFT;
        int y = panel / columns * (ABOVE + plotHeight + BELOW) + ABOVE;
        return new PlotArea(new Rectangle2D.Double(x, y, plotWidth, plotHeight), horizontal, vertical);
    }
}
