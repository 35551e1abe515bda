package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/** A part of a decoded picture, row by row, as the file has it: levels 0 .. 255 that may have fractions. */
interface PixelRows {
    /** The greatest level. */
    int WHITE = 255;

    /** Levels of a pixel: 1 for gray, 3 for red, green, blue, 4 for inks. */
    int channels();

    /** Whether pixels may be transparent. */
    boolean hasOpacity();

    /** Whether there are more than 256 levels. */
    boolean isDeep();

    /**
     * Writes a row.
     *
     * @param y counted within the part
     * @param levels gets an array of levels for each channel
     * @param opacity gets numbers in [0, 1] if there are any
     */
    void read(int y, float[][] levels, float[] opacity);

    /** The rows of a part of an image. */
    static PixelRows of(BufferedImage image, Framing.Box part) {
        return image.getColorModel() instanceof IndexColorModel palette
                ? new PaletteRows(image.getRaster(), palette, part)
                : new SampleRows(image, part);
    }
}
