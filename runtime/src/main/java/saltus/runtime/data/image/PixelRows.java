package saltus.runtime.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/** A part of a decoded picture, row by row, in levels 0 .. 255 with transparent parts over white. */
interface PixelRows {
    /** The greatest level. */
    int WHITE = 255;

    /** 1 for gray, 3 for red, green, blue. */
    int channels();

    /** Writes the levels of row {@code y} of the part into an array for each channel. */
    void read(int y, float[][] levels);

    /** The rows of a part of an image. */
    static PixelRows of(BufferedImage image, Framing.Box part) {
        ColorModel model = image.getColorModel();
        boolean gray =
                !(model instanceof IndexColorModel) && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        return gray ? new GrayRows(image, part) : new ColouredRows(image, part);
    }

    /** A level of a paint of opacity {@code alpha} in [0, 1] over white. */
    static float overWhite(float level, float alpha) {
        return level * alpha + WHITE * (1 - alpha);
    }
}
