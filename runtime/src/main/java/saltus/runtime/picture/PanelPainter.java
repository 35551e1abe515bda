package saltus.runtime.picture;

import java.awt.Graphics2D;

/** A way to show the points of a panel. */
interface PanelPainter {
    /**
     * Draws the points.
     *
     * @return how many points are not shown, since they lie outside the area or are not finite
     */
    int paint(Graphics2D graphics, PlotArea area, Panel panel);
}
