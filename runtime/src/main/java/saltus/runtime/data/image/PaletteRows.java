package saltus.runtime.data.image;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Numbers of colours that are looked up; a number without a colour is black. */
final class PaletteRows implements PixelRows {
    private static final int COLOURS = 3;
    private static final int BYTE = 0xFF;

    private final Raster raster;
    private final Framing.Box part;
    private final float[][] levels;
    private final float[] opacities;
    private final boolean hasOpacity;
    private final int[] row;

    PaletteRows(Raster raster, IndexColorModel palette, Framing.Box part) {
        this.raster = raster;
        this.part = part;
        hasOpacity = palette.hasAlpha();
        int size = Math.max(palette.getMapSize(), 1 << palette.getPixelSize());
        levels = new float[COLOURS][size];
        opacities = new float[size];
        for (int i = 0; i < size; i++) {
            int colour = i < palette.getMapSize() ? palette.getRGB(i) : BYTE << 24;
            opacities[i] = (colour >>> 24) / (float) WHITE;
            for (int channel = 0; channel < COLOURS; channel++) {
                levels[channel][i] = colour >> Byte.SIZE * (COLOURS - 1 - channel) & BYTE;
            }
        }
        row = new int[part.width()];
    }

    @Override
    public int channels() {
        return COLOURS;
    }

    @Override
    public boolean hasOpacity() {
        return hasOpacity;
    }

    @Override
    public boolean isDeep() {
        return false;
    }

    @Override
    public void read(int y, float[][] to, float[] opacity) {
        raster.getSamples(part.left(), part.top() + y, row.length, 1, 0, row);
        for (int channel = 0; channel < COLOURS; channel++) {
            for (int x = 0; x < row.length; x++) {
                to[channel][x] = levels[channel][row[x]];
            }
        }
        for (int x = 0; x < row.length && hasOpacity; x++) {
            opacity[x] = opacities[row[x]];
        }
    }
}
