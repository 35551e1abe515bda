package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import saltus.runtime.Headless;

/**
 * Draws sets of points as a grid. Each column has the axes and colours of its first panel, which shows how the others
 * should look; the number of points outside stands in a panel.
 */
public final class ScatterGrid {
    private ScatterGrid() {}

    /**
     * Writes a picture, replacing a file of that name.
     *
     * @param target a path in a folder that exists
     * @param columns at least one, all of the same number of panels and at least one; the panels of a column are all of
     *     one coordinate or all of more
     * @throws saltus.runtime.BadInputException if the disk refuses, or if the machine has no fonts
     * @throws IllegalArgumentException if there is no panel, if columns differ in length, or if points of one and of more
     *     coordinates are mixed in a column
     */
    public static void write(Path target, List<List<Panel>> columns) {
        Headless.prefer();
        Png.write(target, paint(columns));
    }

    static BufferedImage paint(List<List<Panel>> columns) {
        columns.forEach(column -> require(column, columns.get(0).size()));
        List<PanelLayout> layouts = columns.stream().map(PanelLayout::ofColumn).toList();
        if (layouts.isEmpty()) {
            throw new IllegalArgumentException("a picture needs panels");
        }
        int width = layouts.stream().mapToInt(PanelLayout::width).sum();
        try (PanelCanvas canvas = new PanelCanvas(width, layouts.get(0).height(), 1)) {
            int left = 0;
            for (int i = 0; i < columns.size(); i++) {
                paint(canvas, layouts.get(i), left, columns.get(i));
                left += layouts.get(i).width();
            }
            return canvas.image();
        }
    }

    private static void paint(PanelCanvas canvas, PanelLayout layout, int left, List<Panel> column) {
        Panel first = column.get(0);
        PanelPainter painter =
                first.dimension() == 1 ? new HistogramBars() : DensityDots.scaledTo(layout.area(0), first);
        for (int i = 0; i < column.size(); i++) {
            canvas.paint(layout.area(i).movedBy(left), column.get(i), painter);
        }
    }

    private static void require(List<Panel> column, int size) {
        if (column.isEmpty() || column.size() != size) {
            throw new IllegalArgumentException(
                    "the columns of a grid have the same number of panels, and at least one");
        }
        boolean line = column.get(0).dimension() == 1;
        if (column.stream().anyMatch(panel -> (panel.dimension() == 1) != line)) {
            throw new IllegalArgumentException("a column has panels of one coordinate, or of more");
        }
    }
}
