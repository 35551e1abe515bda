package saltus.runtime.picture;

import java.awt.geom.Rectangle2D;

/** A rectangle of the picture and the ranges of the two coordinates that it shows. */
record PlotArea(Rectangle2D box, Axis horizontal, Axis vertical) {
    /** The same area further to the right. */
    PlotArea movedBy(double dx) {
        return new PlotArea(
                new Rectangle2D.Double(box.getX() + dx, box.getY(), box.getWidth(), box.getHeight()),
                horizontal,
                vertical);
    }

    double x(double value) {
        return box.getX() + box.getWidth() * horizontal.fraction(value);
    }

    double y(double value) {
        return box.getMaxY() - box.getHeight() * vertical.fraction(value);
    }

    /** Whether a point lies inside; not if a coordinate is NaN. */
    boolean shows(double x, double y) {
        return within(horizontal.fraction(x)) && within(vertical.fraction(y));
    }

    private static boolean within(double fraction) {
        return fraction >= 0 && fraction <= 1;
    }
}
