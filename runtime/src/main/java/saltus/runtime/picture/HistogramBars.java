package saltus.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws points on a line as the bars of a histogram. */
final class HistogramBars implements PanelPainter {
    private static final Color BAR = ColorRamp.at(0.4);

    @Override
    public int paint(Graphics2D graphics, PlotArea area, Panel panel) {
        Histogram histogram = Histogram.of(area.horizontal(), panel);
        graphics.setColor(BAR);
        for (int bin = 0; bin < histogram.densities().length; bin++) {
            double left = area.x(histogram.edge(bin));
            double right = area.x(histogram.edge(bin + 1));
            double top = Math.max(area.box().getY(), area.y(histogram.densities()[bin]));
            graphics.fill(new Rectangle2D.Double(
                    left, top, right - left - 0.6, area.box().getMaxY() - top));
        }
        return histogram.outside();
    }
}
