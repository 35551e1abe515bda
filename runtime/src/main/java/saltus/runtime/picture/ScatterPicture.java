package saltus.runtime.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import saltus.runtime.Headless;

/**
 * Draws sets of points side by side on the same axes: as dots coloured by density in the plane, as histograms on the
 * line. Of points with more than two coordinates the first two are drawn, and the title says so.
 */
public final class ScatterPicture {
    /** Twice the pixels of the layout, for sharp text on dense screens. */
    private static final int SCALE = 2;

    private ScatterPicture() {}

    /**
     * Writes a picture, replacing a file of that name. The axes hold all panels but for the outermost 0.2 percent of the
     * points; how many are not shown stands in the panel. The colours are scaled to the first panel, so that the true
     * points best come first.
     *
     * @param target a path in a folder that exists
     * @param panels at least one, all with one coordinate or all with two and more
     * @throws saltus.runtime.BadInputException if the disk refuses, or if the machine has no fonts
     * @throws IllegalArgumentException if there is no panel, or if points of one and of more coordinates are mixed
     */
    public static void write(Path target, List<Panel> panels) {
        Headless.prefer();
        Png.write(target, paint(panels));
    }

    static BufferedImage paint(List<Panel> panels) {
        boolean line = !panels.isEmpty() && panels.get(0).dimension() == 1;
        if (panels.isEmpty() || panels.stream().anyMatch(panel -> (panel.dimension() == 1) != line)) {
            throw new IllegalArgumentException("a picture needs panels, all of one coordinate or all of more");
        }
        PlotStyle.requireFonts();
        PanelLayout layout = line ? PanelLayout.ofLines(panels) : PanelLayout.ofPlanes(panels);
        PanelPainter painter = line ? new HistogramBars() : DensityDots.scaledTo(layout.area(0), panels.get(0));
        BufferedImage image =
                new BufferedImage(layout.width() * SCALE, layout.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            prepare(graphics, layout);
            for (int i = 0; i < panels.size(); i++) {
                paintPanel(graphics, layout.area(i), panels.get(i), painter);
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static void prepare(Graphics2D graphics, PanelLayout layout) {
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(PlotStyle.PAPER);
        graphics.fillRect(0, 0, layout.width(), layout.height());
    }

    private static void paintPanel(Graphics2D graphics, PlotArea area, Panel panel, PanelPainter painter) {
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
}
