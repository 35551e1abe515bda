package saltus.runtime.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** White paper on which panels are drawn. */
final class PanelCanvas implements AutoCloseable {
    private final BufferedImage image;
    private final Graphics2D graphics;

    /**
     * Paper of a size.
     *
     * @param scale pixels of a unit of the layout
     * @throws saltus.runtime.BadInputException if the machine has no fonts
     */
    PanelCanvas(int width, int height, int scale) {
        PlotStyle.requireFonts();
        image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(PlotStyle.PAPER);
        graphics.fillRect(0, 0, width, height);
    }

    /** Draws a panel with its frame and text, and says how many points are not shown. */
    void paint(PlotArea area, Panel panel, PanelPainter painter) {
        PlotFrame frame = new PlotFrame(graphics, area);
        frame.paintGrid();
        Graphics2D clipped = (Graphics2D) graphics.create();
        clipped.clip(area.box());
        int hidden = painter.paint(clipped, area, panel);
        clipped.dispose();
        frame.paintFrame();
        frame.paintText(panel.heading(), panel.subtitle());
        if (hidden > 0) {
            frame.paintRemark(String.format(Locale.ROOT, "%,d of %,d not shown", hidden, panel.count()));
        }
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
