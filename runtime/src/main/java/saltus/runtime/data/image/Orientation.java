package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.lang.reflect.Array;

/**
 * How a camera was held (Exif 2.32, tag 0x0112), in the order of the numbers 1 to 8: where the first row and the first column
 * of the file are seen.
 */
enum Orientation {
    /** Top, left. */
    UPRIGHT(false, false, false),
    /** Top, right. */
    MIRRORED(true, false, false),
    /** Bottom, right. */
    UPSIDE_DOWN(true, true, false),
    /** Bottom, left. */
    MIRRORED_UPSIDE_DOWN(false, true, false),
    /** Left, top. */
    TRANSPOSED(false, false, true),
    /** Right, top. */
    TURNED_LEFT(false, true, true),
    /** Right, bottom. */
    TRANSPOSED_UPSIDE_DOWN(true, true, true),
    /** Left, bottom. */
    TURNED_RIGHT(true, false, true);

    private final boolean rowsReversed;
    private final boolean fromBelow;
    private final boolean transposed;

    Orientation(boolean rowsReversed, boolean fromBelow, boolean transposed) {
        this.rowsReversed = rowsReversed;
        this.fromBelow = fromBelow;
        this.transposed = transposed;
    }

    /** That of a number; what is no such number means nothing. */
    static Orientation of(long number) {
        return number >= 1 && number <= values().length ? values()[(int) number - 1] : UPRIGHT;
    }

    /** The picture as it is looked at: each row of the file becomes a row or a column. */
    BufferedImage upright(BufferedImage image) {
        if (this == UPRIGHT) {
            return image;
        }
        Raster from = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        WritableRaster to =
                from.createCompatibleWritableRaster(transposed ? height : width, transposed ? width : height);
        Object row = from.getDataElements(0, 0, width, 1, null);
        Object turned = from.getDataElements(0, 0, width, 1, null);
        for (int y = 0; y < height; y++) {
            from.getDataElements(0, y, width, 1, row);
            copy(row, turned, width);
            int place = fromBelow ? height - 1 - y : y;
            if (transposed) {
                to.setDataElements(place, 0, 1, width, turned);
            } else {
                to.setDataElements(0, place, width, 1, turned);
            }
        }
        return new BufferedImage(image.getColorModel(), to, image.isAlphaPremultiplied(), null);
    }

    private void copy(Object row, Object turned, int width) {
        int each = Array.getLength(row) / width;
        if (!rowsReversed) {
            System.arraycopy(row, 0, turned, 0, each * width);
            return;
        }
        for (int x = 0; x < width; x++) {
            System.arraycopy(row, each * x, turned, each * (width - 1 - x), each);
        }
    }
}
