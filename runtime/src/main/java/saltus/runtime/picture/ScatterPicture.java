package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
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
        PanelLayout layout = line ? PanelLayout.ofLines(panels) : PanelLayout.ofPlanes(panels);
        PanelPainter painter = line ? new HistogramBars() : DensityDots.scaledTo(layout.area(0), panels.get(0));
        try (PanelCanvas canvas = new PanelCanvas(layout.width(), layout.height(), SCALE)) {
            for (int i = 0; i < panels.size(); i++) {
                canvas.paint(layout.area(i), panels.get(i), painter);
            }
            return canvas.image();
        }
    }
}
