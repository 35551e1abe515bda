package saltus.runtime.data.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Colours of any model and space as sRGB. A strip at a time is converted, for a photograph is large. */
final class ColouredRows implements PixelRows {
    private static final int STRIP_ROWS = 64;
    private static final int BYTE = 0xFF;

    private final BufferedImage image;
    private final int left;
    private final int top;
    private final int width;
    private final BufferedImage strip;
    private final int[] pixels;
    private int stripStart = -STRIP_ROWS;

    ColouredRows(BufferedImage image, Framing.Box part) {
        this.image = image;
        left = part.left();
        top = part.top();
        width = part.width();
        strip = new BufferedImage(width, STRIP_ROWS, BufferedImage.TYPE_INT_ARGB);
        pixels = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public void read(int y, float[][] levels) {
        if (y < stripStart || y >= stripStart + STRIP_ROWS) {
            convert(y);
        }
        int row = (y - stripStart) * width;
        for (int x = 0; x < width; x++) {
            int pixel = pixels[row + x];
            float alpha = (pixel >>> 24) / (float) WHITE;
            levels[0][x] = PixelRows.overWhite(pixel >>> 16 & BYTE, alpha);
            levels[1][x] = PixelRows.overWhite(pixel >>> 8 & BYTE, alpha);
            levels[2][x] = PixelRows.overWhite(pixel & BYTE, alpha);
        }
    }

    private void convert(int y) {
        Graphics2D graphics = strip.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, -left, -top - y, null);
        graphics.dispose();
        stripStart = y;
    }
}
