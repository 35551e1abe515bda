package saltus.runtime.picture;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Where the panels of a picture stand and which ranges they all show.
 *
 * @param plotHeight the height of the data of each panel; its width is fixed
 */
record PanelLayout(int panels, int plotHeight, Axis horizontal, Axis vertical) {
    private static final int PLOT_WIDTH = 420;
    private static final int MAX_COLUMNS = 4;
    private static final int LEFT = 52;
    private static final int RIGHT = 24;
    private static final int ABOVE = 70;
    private static final int BELOW = 42;

    /** The lowest and highest panels, as multiples of the width, that still look well in a row. */
    private static final double FLATTEST = 0.6;

    private static final double STEEPEST = 1.4;

    /** Both coordinates get the same scale, so that a circle is round. */
    static PanelLayout ofPlanes(List<Panel> panels) {
        Axis x = Axis.showing(panels.stream().map(panel -> panel.coordinate(0)).toList());
        Axis y = Axis.showing(panels.stream().map(panel -> panel.coordinate(1)).toList());
        double aspect = Math.max(FLATTEST, Math.min(STEEPEST, y.width() / x.width()));
        Axis wideX = x.widened(Math.max(x.width(), y.width() / aspect));
        Axis wideY = y.widened(wideX.width() * aspect);
        return new PanelLayout(panels.size(), (int) Math.round(PLOT_WIDTH * aspect), wideX, wideY);
    }

    /** The vertical range is that of the highest bar. */
    static PanelLayout ofLines(List<Panel> panels) {
        Axis x = Axis.showing(panels.stream().map(panel -> panel.coordinate(0)).toList());
        double highest = panels.stream()
                .mapToDouble(panel -> Histogram.of(x, panel).highest())
                .max()
                .orElse(0);
        Axis y = new Axis(0, highest > 0 ? highest * 1.08 : 1);
        return new PanelLayout(panels.size(), (int) (PLOT_WIDTH * FLATTEST), x, y);
    }

    private int columns() {
        return Math.min(panels, MAX_COLUMNS);
    }

    int width() {
        return columns() * (LEFT + PLOT_WIDTH + RIGHT);
    }

    int height() {
        int rows = (panels + columns() - 1) / columns();
        return rows * (ABOVE + plotHeight + BELOW);
    }

    PlotArea area(int panel) {
        int x = panel % columns() * (LEFT + PLOT_WIDTH + RIGHT) + LEFT;
        int y = panel / columns() * (ABOVE + plotHeight + BELOW) + ABOVE;
        return new PlotArea(new Rectangle2D.Double(x, y, PLOT_WIDTH, plotHeight), horizontal, vertical);
    }
}
