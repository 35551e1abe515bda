package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Gray levels as they are in the file: Java takes them for linear light and would brighten them on the way to RGB. */
final class GrayRows implements PixelRows {
    private final Raster raster;
    private final int left;
    private final int top;
    private final float[] alpha;
    private final float full;
    private final float fullAlpha;

    GrayRows(BufferedImage image, Framing.Box part) {
        ColorModel model = image.getColorModel();
        raster = image.getRaster();
        left = part.left();
        top = part.top();
        alpha = new float[model.hasAlpha() ? part.width() : 0];
        full = (1 << model.getComponentSize(0)) - 1;
        fullAlpha = (1 << model.getComponentSize(model.getNumComponents() - 1)) - 1;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public void read(int y, float[][] levels) {
        float[] row = levels[0];
        raster.getSamples(left, top + y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
            row[x] *= WHITE / full;
        }
        if (alpha.length > 0) {
            raster.getSamples(left, top + y, row.length, 1, raster.getNumBands() - 1, alpha);
            for (int x = 0; x < row.length; x++) {
                row[x] = PixelRows.overWhite(row[x], alpha[x] / fullAlpha);
            }
        }
    }
}
