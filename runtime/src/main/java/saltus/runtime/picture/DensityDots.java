package saltus.runtime.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Draws each point as a small dot, coloured by how dense the points lie around it, the dense ones on top. */
final class DensityDots implements PanelPainter {
    private static final double MAX_DIAMETER = 3.4;
    private static final double MIN_DIAMETER = 1.5;

    /** The density that gets the darkest colour. */
    private final double densest;

    private DensityDots(double densest) {
        this.densest = densest;
    }

    /** The scale is set by one panel, so that another that has collapsed to a spot does not fade the rest. */
    static DensityDots scaledTo(PlotArea area, Panel panel) {
        // A panel without a visible point has the density 0, which would divide 0 by 0.
        return new DensityDots(Math.max(Double.MIN_NORMAL, new DensityMap(area, panel).highest()));
    }

    @Override
    public int paint(Graphics2D graphics, PlotArea area, Panel panel) {
        DensityMap map = new DensityMap(area, panel);
        double[] density = new double[panel.count()];
        for (int i = 0; i < density.length; i++) {
            density[i] = map.at(panel.at(i, 0), panel.at(i, 1));
        }
        double diameter = diameter(panel.count());
        int[] shown = IntStream.range(0, panel.count())
                .filter(i -> area.shows(panel.at(i, 0), panel.at(i, 1)))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> density[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : shown) {
            // The root spreads the sparse half, where most of the structure is.
            Color color = ColorRamp.at(Math.sqrt(density[i] / densest));
            graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 215));
            double x = area.x(panel.at(i, 0)) - diameter / 2;
            double y = area.y(panel.at(i, 1)) - diameter / 2;
            graphics.fill(new Ellipse2D.Double(x, y, diameter, diameter));
        }
        return panel.count() - shown.length;
    }

    /** Smaller dots for more points, so that the ink stays about the same. */
    private static double diameter(int count) {
        return Math.max(MIN_DIAMETER, Math.min(MAX_DIAMETER, 175 / Math.sqrt(Math.max(1, count))));
    }
}
