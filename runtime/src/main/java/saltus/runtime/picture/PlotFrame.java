package saltus.runtime.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** Draws what surrounds the data of one panel: grid lines and their values, the frame, the two lines of text. */
final class PlotFrame {
    private static final int TICKS = 5;
    private static final float LABEL_GAP = 6;

    private final Graphics2D graphics;
    private final PlotArea area;

    PlotFrame(Graphics2D graphics, PlotArea area) {
        this.graphics = graphics;
        this.area = area;
    }

    /** What lies below the data. */
    void paintGrid() {
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(PlotStyle.GRID);
        for (double tick : area.horizontal().ticks(TICKS)) {
            double x = area.x(tick);
            graphics.draw(new Line2D.Double(x, area.box().getY(), x, area.box().getMaxY()));
        }
        for (double tick : area.vertical().ticks(TICKS)) {
            double y = area.y(tick);
            graphics.draw(new Line2D.Double(area.box().getX(), y, area.box().getMaxX(), y));
        }
    }

    /** What lies above the data. */
    void paintFrame() {
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(PlotStyle.FRAME);
        graphics.draw(area.box());
        graphics.setFont(PlotStyle.TICK);
        graphics.setColor(PlotStyle.SOFT_INK);
        float ascent = graphics.getFontMetrics().getAscent();
        for (double tick : area.horizontal().ticks(TICKS)) {
            String label = area.horizontal().label(tick, TICKS);
            float x = (float) area.x(tick) - width(label) / 2f;
            graphics.drawString(label, x, (float) area.box().getMaxY() + LABEL_GAP + ascent);
        }
        for (double tick : area.vertical().ticks(TICKS)) {
            String label = area.vertical().label(tick, TICKS);
            float x = (float) area.box().getX() - LABEL_GAP - width(label);
            graphics.drawString(label, x, (float) area.y(tick) + ascent * 0.36f);
        }
    }

    void paintText(String title, String subtitle) {
        float left = (float) area.box().getX();
        float top = (float) area.box().getY();
        graphics.setFont(PlotStyle.TITLE);
        graphics.setColor(PlotStyle.INK);
        graphics.drawString(fitting(title), left, top - 33);
        graphics.setFont(PlotStyle.SUBTITLE);
        graphics.setColor(PlotStyle.SOFT_INK);
        graphics.drawString(fitting(subtitle), left, top - 12);
    }

    /** A remark in the lower right corner of the data. */
    void paintRemark(String remark) {
        graphics.setFont(PlotStyle.TICK);
        float x = (float) area.box().getMaxX() - 8 - width(remark);
        float y = (float) area.box().getMaxY() - 8;
        graphics.setColor(PlotStyle.SOFT_INK);
        graphics.drawString(remark, x, y);
    }

    /** The text, cut with an ellipsis where it would run into the next panel. */
    private String fitting(String text) {
        String cut = text;
        while (cut.length() > 1 && width(cut) > area.box().getWidth()) {
            cut = cut.substring(0, cut.length() - 2) + "\u2026";
        }
        return cut;
    }

    private int width(String text) {
        return graphics.getFontMetrics().stringWidth(text);
    }
}
